package io.pente.objective;

import java.util.Arrays;

/**
 * A box within which a penalty's kinked part is linear: what an active-set method searches in.
 *
 * @param low of each coordinate, −∞ for none
 * @param high the same, ∞ for none; equal to {@code low} where a coordinate is not to move
 * @param slopes the derivative of the kinked part within
 */
public record Face(double[] low, double[] high, double[] slopes) {
  /** All of space, without a slope. */
  static Face everywhere(int dimension) {
    double[] low = new double[dimension];
    double[] high = new double[dimension];
    Arrays.fill(low, Double.NEGATIVE_INFINITY);
    Arrays.fill(high, Double.POSITIVE_INFINITY);
    return new Face(low, high, new double[dimension]);
  }

  /** The number of [low, high] nearest to z; NaN stays. */
  static double between(double low, double z, double high) {
    return z <= low ? low : z >= high ? high : z;
  }

  /** Which coordinates may move. */
  public boolean[] free() {
    boolean[] free = new boolean[low.length];
    for (int i = 0; i < free.length; i++) {
      free[i] = low[i] < high[i];
    }
    return free;
  }

  /** d, without the coordinates in which it would leave the box at once. */
  public double[] enterable(double[] z, double[] direction) {
    double[] kept = direction.clone();
    for (int i = 0; i < kept.length; i++) {
      if (z[i] <= low[i] && kept[i] < 0 || z[i] >= high[i] && kept[i] > 0) {
        kept[i] = 0;
      }
    }
    return kept;
  }

  /** The point of the box nearest to z. */
  public double[] nearest(double[] z) {
    double[] near = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      near[i] = between(low[i], z[i], high[i]);
    }
    return near;
  }

  /** The gradient within of a function with the kinked part added. */
  public double[] gradient(double[] gradient) {
    double[] within = gradient.clone();
    for (int i = 0; i < within.length; i++) {
      within[i] += slopes[i];
    }
    return within;
  }
}
