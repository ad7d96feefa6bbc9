package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.function.Linear;
import io.pente.function.SquaredError;
import io.pente.linalg.RowMatrix;

/**
 * Compares a linear model's predictions with the targets, target k with column k of Y.
 *
 * @param weights W in the packed variables, n × p row-major
 * @param bias b, p
 */
public record ErrorTask(double[] weights, double[] bias)
    implements BlockTask<LinearBlock, ErrorSum> {
  @Override
  public ErrorSum zero() {
    return new ErrorSum(bias.length);
  }

  @Override
  public void add(LinearBlock block, long firstRow, ErrorSum into) {
    int p = bias.length;
    RowMatrix x = block.features();
    int tile = x.tileRows(p);
    int[] targets = java.util.stream.IntStream.range(0, p).toArray();
    double[] residuals = new double[Math.min(tile, x.rows()) * p];
    for (int from = 0; from < x.rows(); from += tile) {
      int count = Math.min(tile, x.rows() - from);
      Linear.forward(x, from, count, weights, bias, p, residuals);
      SquaredError.residual(residuals, count, p, block.targets(), from, p, targets);
      into.addResiduals(residuals, count, block.weights(), from);
    }
    into.addTargets(block.targets(), x.rows(), block.weights(), block.totalWeight());
  }
}
