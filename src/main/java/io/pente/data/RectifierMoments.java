package io.pente.data;

import io.pente.linalg.RowMatrix;
import io.pente.linalg.SparseRows;

/**
 * The first look at a rectifier's rows: how many, and how large their numbers are. All are sums of
 * squares around zero, which lose nothing, not even of numbers whose squares no double holds.
 */
public final class RectifierMoments implements Sum<RectifierMoments> {
  private static final long serialVersionUID = 1L;

  private long rows;
  private final int dimension;
  private final SquareSums rectified;
  private final SquareSums linear;
  private final SquareSums target = new SquareSums(1);

  public RectifierMoments(int dimension) {
    this.dimension = dimension;
    this.rectified = new SquareSums(dimension);
    this.linear = new SquareSums(dimension);
  }

  /** Adds a block's rows. */
  public void add(RectifierBlock block) {
    rows += block.rows();
    double[] scales = new double[block.rows()];
    for (RectifierBlock.Part part : block.parts()) {
      for (int i = 0; i < scales.length; i++) {
        scales[i] = Math.hypot(scales[i], part.scale()[i]);
        target.add(0, part.target()[i]);
      }
      if (part.a() != null) {
        addSquares(part.a(), null, linear);
      }
    }
    addSquares(block.m(), scales, rectified);
  }

  /** Adds Σᵢ (factorᵢ xᵢⱼ)² to each column's sum; null factors are 1. */
  private void addSquares(RowMatrix x, double[] factors, SquareSums sums) {
    double[] row = new double[dimension];
    for (int i = 0; i < x.rows(); i++) {
      double factor = factors == null ? 1 : factors[i];
      if (x instanceof SparseRows sparse) {
        addSparse(sparse, i, factor, sums);
      } else {
        x.copyTo(i, 1, row, dimension);
        addDense(row, factor, sums);
      }
    }
  }

  private static void addDense(double[] row, double factor, SquareSums sums) {
    for (int j = 0; j < row.length; j++) {
      sums.add(j, factor * row[j]);
    }
  }

  private static void addSparse(SparseRows x, int row, double factor, SquareSums sums) {
    double[] values = x.values();
    for (int e = x.rowStarts()[row]; e < x.rowStarts()[row + 1]; e++) {
      sums.add(x.columnIndices()[e], factor * values[e]);
    }
  }

  @Override
  public void add(RectifierMoments next) {
    rows += next.rows;
    target.add(next.target);
    rectified.add(next.rectified);
    linear.add(next.linear);
  }

  @Override
  public long bytes() {
    return rectified.bytes() + linear.bytes() + target.bytes();
  }

  public long rows() {
    return rows;
  }

  public int dimension() {
    return dimension;
  }

  /** √(Σᵢ |δᵢ|² Mᵢⱼ² / k). */
  public double rectifiedSize(int j) {
    return rectified.root(j) / Math.sqrt(rows);
  }

  /** √(Σᵢ |Aᵢⱼ|² / k). */
  public double linearSize(int j) {
    return linear.root(j) / Math.sqrt(rows);
  }

  /** About the size of the Jacobian's column j: √(Σᵢ (½|δᵢ|²Mᵢⱼ² + |Aᵢⱼ|²) / k). */
  public double columnSize(int j) {
    return Math.hypot(Math.sqrt(0.5) * rectifiedSize(j), linearSize(j));
  }

  /** √(Σᵢ |tᵢ|² / k). */
  public double targetSize() {
    return target.root(0) / Math.sqrt(rows);
  }

  /** The task that adds {@link RectifierMoments} up. */
  public record Task(int dimension) implements BlockTask<RectifierBlock, RectifierMoments> {
    @Override
    public RectifierMoments zero() {
      return new RectifierMoments(dimension);
    }

    @Override
    public void add(RectifierBlock block, long firstRow, RectifierMoments into) {
      into.add(block);
    }
  }
}
