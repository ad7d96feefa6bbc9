package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.ColumnSums;
import io.pente.data.RectifierBlock;
import io.pente.function.Rectifier;

/**
 * Counts the rows i whose slope |c(Mᵢx)| is below a limit, at each of several points x: there the
 * rectifier hardly passes a gradient. The counts are the sums.
 *
 * @param points X, d × c row-major
 * @param count c
 */
public record DeadRowsTask(double lambda, double[] points, int count, double limit)
    implements BlockTask<RectifierBlock, ColumnSums> {
  @Override
  public ColumnSums zero() {
    return new ColumnSums(count);
  }

  @Override
  public void add(RectifierBlock block, long firstRow, ColumnSums into) {
    int tile = Math.min(block.m().tileRows(count), block.rows());
    for (int from = 0; from < block.rows(); from += tile) {
      int rows = Math.min(tile, block.rows() - from);
      double[] u = new double[rows * count];
      double[] slopes = new double[rows * count];
      block.m().times(from, rows, points, count, u);
      Rectifier.apply(lambda, u, u.length, slopes);
      for (int at = 0; at < slopes.length; at++) {
        into.values()[at % count] += Math.abs(slopes[at]) < limit ? 1 : 0;
      }
    }
    into.count(block.rows());
  }
}
