package io.pente.linalg;

import java.io.Serializable;

/**
 * A symmetric matrix of unevaluated sums of two doubles, about 106 bits: the products AᵀA of rows
 * that come one at a time. Only the upper triangle is held, row by row.
 */
public final class ExtendedTriangle implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int n;
  private final double[] high;
  private final double[] low;

  /** Zeros. */
  public ExtendedTriangle(int n) {
    this(n, new double[length(n)], new double[length(n)]);
  }

  private ExtendedTriangle(int n, double[] high, double[] low) {
    this.n = n;
    this.high = high;
    this.low = low;
  }

  /** How many numbers the upper triangle of an n × n matrix has. */
  public static int length(int n) {
    return Math.toIntExact((long) n * (n + 1) / 2);
  }

  /** The place of entry (i, j), i ≤ j, of an n × n matrix in its triangle. */
  public static int place(int n, int i, int j) {
    return i * n - i * (i - 1) / 2 + j - i;
  }

  public int columns() {
    return n;
  }

  /** The entry of rows and columns i and j, rounded. */
  public double entry(int i, int j) {
    return high[place(n, Math.min(i, j), Math.max(i, j))];
  }

  /** What {@link #entry} lacks. */
  public double entryLow(int i, int j) {
    return low[place(n, Math.min(i, j), Math.max(i, j))];
  }

  /**
   * Adds ω x xᵀ.
   *
   * @param weight ω, with {@code weightLow}
   * @param from where x begins in {@code x} and {@code xLow}
   */
  public void add(double weight, double weightLow, double[] x, double[] xLow, int from) {
    for (int i = 0; i < n; i++) {
      double scaled = weight * x[from + i];
      double scaledLow =
          Math.fma(weight, x[from + i], -scaled)
              + weight * xLow[from + i]
              + weightLow * x[from + i];
      if (scaled != 0) {
        addRow(i, scaled, scaledLow, x, xLow, from);
      }
    }
  }

  private void addRow(int i, double a, double aLow, double[] x, double[] xLow, int from) {
    int e = place(n, i, i);
    for (int j = i; j < n; j++, e++) {
      double product = a * x[from + j];
      double error = Math.fma(a, x[from + j], -product);
      DoubleDouble.add(high, low, e, product, error + a * xLow[from + j] + aLow * x[from + j]);
    }
  }

  /**
   * Adds or takes away RᵀR.
   *
   * @param upper R's upper triangle, row by row
   * @param sign 1 or −1
   */
  public void addSquare(double[] upper, int sign) {
    double[] row = new double[n];
    double[] none = new double[n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(upper, place(n, i, i), row, i, n - i);
      add(sign, 0, row, none, 0);
      row[i] = 0;
    }
  }

  /** Adds a matrix of doubles, given by its upper triangle. */
  public void add(double[] upper) {
    for (int e = 0; e < high.length; e++) {
      DoubleDouble.add(high, low, e, upper[e], 0);
    }
  }

  public void add(ExtendedTriangle next) {
    for (int e = 0; e < high.length; e++) {
      DoubleDouble.add(high, low, e, next.high[e], next.low[e]);
    }
  }

  /** The entries, rounded: the upper triangle, row by row. */
  public double[] rounded() {
    return high.clone();
  }

  /**
   * The same with rows and columns in another order, or some of them: entry (i, j) is (order i,
   * order j).
   */
  public ExtendedTriangle permuted(int[] order) {
    ExtendedTriangle permuted = new ExtendedTriangle(order.length);
    for (int i = 0; i < order.length; i++) {
      for (int j = i; j < order.length; j++) {
        int e = place(order.length, i, j);
        permuted.high[e] = entry(order[i], order[j]);
        permuted.low[e] = entryLow(order[i], order[j]);
      }
    }
    return permuted;
  }

  /**
   * Of products with a leading column of ones, those of the others about their means: without row
   * and column 0, gᵢⱼ − g₀ᵢ g₀ⱼ / g₀₀.
   */
  public ExtendedTriangle centered() {
    ExtendedTriangle centered = new ExtendedTriangle(n - 1);
    System.arraycopy(high, n, centered.high, 0, centered.high.length);
    System.arraycopy(low, n, centered.low, 0, centered.low.length);
    double[] mean = new double[n - 1];
    double[] meanLow = new double[n - 1];
    for (int j = 1; j < n; j++) {
      mean[j - 1] = high[j] / high[0];
      meanLow[j - 1] = meanLow(j, mean[j - 1]);
    }
    centered.add(-high[0], -low[0], mean, meanLow, 0);
    return centered;
  }

  /** What g₀ⱼ / g₀₀ is beyond its rounded value. */
  private double meanLow(int j, double mean) {
    double product = high[0] * mean;
    double error = Math.fma(high[0], mean, -product);
    return (high[j] - product - error + low[j] - low[0] * mean) / high[0];
  }

  /** g₀ⱼ / g₀₀ of {@link #centered} as a sum of two doubles. */
  public double[] mean(int j) {
    double mean = high[j] / high[0];
    return new double[] {mean, meanLow(j, mean)};
  }

  public long bytes() {
    return 16L * high.length;
  }
}
