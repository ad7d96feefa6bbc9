package io.pente.path;

import java.util.Arrays;

/**
 * What coordinates cost and where their walls are: Σⱼ (squareⱼ zⱼ² + absoluteⱼ|zⱼ|), lowⱼ ≤ zⱼ ≤
 * highⱼ. Each array has one number a coordinate.
 *
 * @param squares ≥ 0
 * @param absolutes ≥ 0
 * @param low −∞ for none
 * @param high ∞ for none
 */
public record Separable(double[] squares, double[] absolutes, double[] low, double[] high) {
  /** Without walls. */
  public static Separable free(double[] squares, double[] absolutes) {
    double[] low = new double[squares.length];
    double[] high = new double[squares.length];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    return new Separable(squares, absolutes, low, high);
  }

  /** Half of what an absolute value costs: the size of a residual's product that it stands for. */
  double threshold(int j) {
    return absolutes[j] / 2;
  }

  double within(int j, double value) {
    return Math.min(Math.max(value, low[j]), high[j]);
  }
}
