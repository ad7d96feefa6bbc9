package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.ColumnSums;
import io.pente.data.RectifierBlock;
import io.pente.function.Rectifier;
import io.pente.linalg.RowMatrix;

/**
 * 2 Σᵢ (|δᵢ c(uᵢ) Mᵢⱼ| + |Aᵢⱼ|) |aᵢ| for chosen coordinates j, real and imaginary parts counted on
 * their own: the size of the terms that a gradient's entry is made of, which its rounding error is
 * relative to. One sum a coordinate.
 *
 * @param point x, d
 * @param coordinates each in [0, d)
 */
public record RectifierTermsTask(double lambda, double[] point, int[] coordinates)
    implements BlockTask<RectifierBlock, ColumnSums> {
  @Override
  public ColumnSums zero() {
    return new ColumnSums(coordinates.length);
  }

  @Override
  public void add(RectifierBlock block, long firstRow, ColumnSums into) {
    int rows = block.rows();
    double[] rectified = product(block.m(), point, rows);
    double[] slopes = new double[rows];
    Rectifier.apply(lambda, rectified, rows, slopes);
    for (RectifierBlock.Part part : block.parts()) {
      double[] linear = product(part.a(), point, rows);
      double[] residuals = new double[rows];
      double[] pulled = new double[rows];
      for (int i = 0; i < rows; i++) {
        residuals[i] = part.scale()[i] * rectified[i] - linear[i] - part.target()[i];
        pulled[i] = part.scale()[i] * slopes[i] * residuals[i];
      }
      for (int c = 0; c < coordinates.length; c++) {
        double size = sizes(block.m(), c, pulled) + sizes(part.a(), c, residuals);
        into.values()[c] += 2 * size;
      }
    }
    into.count(rows);
  }

  /** Σᵢ |xᵢⱼ rᵢ| of coordinate c's column j; 0 where X is null. */
  private double sizes(RowMatrix x, int c, double[] r) {
    RowMatrix column = x == null ? null : x.columnRange(coordinates[c], 1);
    double[] entries = product(column, new double[] {1}, r.length);
    double sum = 0;
    for (int i = 0; i < r.length; i++) {
      sum += Math.abs(entries[i] * r[i]);
    }
    return sum;
  }

  private static double[] product(RowMatrix x, double[] v, int rows) {
    double[] product = new double[rows];
    if (x != null) {
      x.times(0, rows, v, 1, product);
    }
    return product;
  }
}
