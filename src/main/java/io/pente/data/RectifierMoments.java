package io.pente.data;

import io.pente.linalg.RowMatrix;
import io.pente.linalg.SparseRows;

/**
 * The first look at a rectifier's rows: how many, and how large their numbers are. All are sums of
 * squares around zero, which lose nothing.
 */
public final class RectifierMoments implements Sum<RectifierMoments> {
  private static final long serialVersionUID = 1L;

  private long rows;
  private final double[] rectified;
  private final double[] linear;
  private double target;

  public RectifierMoments(int dimension) {
    this.rectified = new double[dimension];
    this.linear = new double[dimension];
  }

  /** Adds a block's rows. */
  public void add(RectifierBlock block) {
    rows += block.rows();
    double[] scales = new double[block.rows()];
    for (RectifierBlock.Part part : block.parts()) {
      for (int i = 0; i < scales.length; i++) {
        scales[i] += part.scale()[i] * part.scale()[i];
        target += part.target()[i] * part.target()[i];
      }
      if (part.a() != null) {
        addSquares(part.a(), null, linear);
      }
    }
    addSquares(block.m(), scales, rectified);
  }

  /** Adds Σᵢ factorᵢ xᵢⱼ² to each column's sum; null factors are 1. */
  private static void addSquares(RowMatrix x, double[] factors, double[] sums) {
    double[] row = new double[sums.length];
    for (int i = 0; i < x.rows(); i++) {
      double factor = factors == null ? 1 : factors[i];
      if (x instanceof SparseRows sparse) {
        addSparse(sparse, i, factor, sums);
      } else {
        x.copyTo(i, 1, row, sums.length);
        addDense(row, factor, sums);
      }
    }
  }

  private static void addDense(double[] row, double factor, double[] sums) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] += factor * row[j] * row[j];
    }
  }

  private static void addSparse(SparseRows x, int row, double factor, double[] sums) {
    double[] values = x.values();
    for (int e = x.rowStarts()[row]; e < x.rowStarts()[row + 1]; e++) {
      sums[x.columnIndices()[e]] += factor * values[e] * values[e];
    }
  }

  @Override
  public void add(RectifierMoments next) {
    rows += next.rows;
    target += next.target;
    for (int j = 0; j < linear.length; j++) {
      rectified[j] += next.rectified[j];
      linear[j] += next.linear[j];
    }
  }

  @Override
  public long bytes() {
    return 16L * linear.length;
  }

  public long rows() {
    return rows;
  }

  public int dimension() {
    return linear.length;
  }

  /** √(Σᵢ |δᵢ|² Mᵢⱼ² / k). */
  public double rectifiedSize(int j) {
    return Math.sqrt(rectified[j] / rows);
  }

  /** √(Σᵢ |Aᵢⱼ|² / k). */
  public double linearSize(int j) {
    return Math.sqrt(linear[j] / rows);
  }

  /** √(Σᵢ |tᵢ|² / k). */
  public double targetSize() {
    return Math.sqrt(target / rows);
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
