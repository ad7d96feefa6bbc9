package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.function.Linear;
import io.pente.function.SquaredError;
import io.pente.linalg.RowMatrix;

/**
 * The map side of the linear model's gradient: for each block R = XV + 1cᵀ − Y, then what R costs
 * by column and half its derivatives D in R's place, XᵀD and the column sums of D, forward and
 * backward on tiles of rows so that X is read from memory once.
 *
 * @param features n
 * @param weights V, n × c row-major: one column a question
 * @param bias c
 * @param targets the target that each column is compared with; −1 for none (R = XV + 1cᵀ)
 * @param scales of the residuals of each column; NaN for none
 */
record LinearTask(
    int features,
    double[] weights,
    double[] bias,
    int[] targets,
    ResidualLoss loss,
    double[] scales)
    implements BlockTask<LinearBlock, GradientSum> {
  @Override
  public GradientSum zero() {
    return new GradientSum(features, targets.length, loss.fitsScale());
  }

  @Override
  public void add(LinearBlock block, long firstRow, GradientSum into) {
    int columns = targets.length;
    RowMatrix x = block.features();
    int tile = x.tileRows(columns);
    double[] residuals = new double[Math.min(tile, x.rows()) * columns];
    ResidualLoss.LossSums sums = loss.sums(columns);
    int p = x.rows() == 0 ? 0 : block.targets().length / x.rows();
    for (int from = 0; from < x.rows(); from += tile) {
      int count = Math.min(tile, x.rows() - from);
      Linear.forward(x, from, count, weights, bias, columns, residuals);
      SquaredError.residual(residuals, count, columns, block.targets(), from, p, targets);
      loss.add(residuals, count, columns, block.weights(), from, scales, sums);
      Linear.backward(x, from, count, residuals, columns, into.gradient(), into.columnSums());
    }
    for (int k = 0; k < columns; k++) {
      into.addSquaredError(k, sums.squares()[k]);
    }
    for (int k = 0; k < sums.losses().length; k++) {
      into.addScaled(k, sums.losses()[k], sums.slopes()[k]);
    }
    into.count(x.rows(), block.totalWeight());
  }
}
