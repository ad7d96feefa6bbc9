package io.pente.objective;

import io.pente.data.Batch;
import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.function.Linear;
import io.pente.function.SquaredError;
import io.pente.linalg.RowMatrix;

/**
 * The map side of the linear model's gradient: for each block R = XV + 1cᵀ − Y, then ‖R‖² by
 * column, XᵀR and the column sums of R, forward and backward on tiles of rows so that X is read
 * from memory once.
 *
 * @param features n
 * @param weights V, n × c row-major: one column a question
 * @param bias c
 * @param targets the target that each column is compared with; −1 for none (R = XV + 1cᵀ)
 * @param batch the rows to go over
 */
record LinearTask(int features, double[] weights, double[] bias, int[] targets, Batch batch)
    implements BlockTask<LinearBlock, GradientSum> {
  @Override
  public GradientSum zero() {
    return new GradientSum(features, targets.length);
  }

  @Override
  public boolean needsPositions() {
    return !batch.all();
  }

  @Override
  public void add(LinearBlock block, long firstRow, GradientSum into) {
    LinearBlock chosen = batch.all() ? block : block.select(batch.choose(firstRow, block.rows()));
    addRows(chosen, into);
  }

  private void addRows(LinearBlock block, GradientSum into) {
    int columns = targets.length;
    RowMatrix x = block.features();
    int tile = x.tileRows(columns);
    double[] residuals = new double[Math.min(tile, x.rows()) * columns];
    double[] squaredErrors = new double[columns];
    int p = x.rows() == 0 ? 0 : block.targets().length / x.rows();
    for (int from = 0; from < x.rows(); from += tile) {
      int count = Math.min(tile, x.rows() - from);
      Linear.forward(x, from, count, weights, bias, columns, residuals);
      SquaredError.residual(residuals, count, columns, block.targets(), from, p, targets);
      SquaredError.add(residuals, count, columns, block.weights(), from, squaredErrors);
      Linear.backward(x, from, count, residuals, columns, into.gradient(), into.columnSums());
    }
    for (int k = 0; k < columns; k++) {
      into.addSquaredError(k, squaredErrors[k]);
    }
    into.count(x.rows(), block.totalWeight());
  }
}
