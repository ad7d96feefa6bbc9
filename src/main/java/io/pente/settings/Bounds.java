package io.pente.settings;

import java.util.Arrays;

/**
 * Walls for the weights in original units, never for the bias: lowerⱼ ≤ Wⱼₖ ≤ upperⱼ for every
 * target k. Immutable.
 */
public final class Bounds {
  /** No walls. */
  public static final Bounds NONE = of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  private final double[] lower;
  private final double[] upper;

  private Bounds(double[] lower, double[] upper) {
    Ranges.require(lower.length == upper.length, "upper", upper.length, "as many as lower");
    for (int j = 0; j < lower.length; j++) {
      Ranges.require(
          lower[j] < Double.POSITIVE_INFINITY, "lower", lower[j], "a number or -Infinity");
      Ranges.require(
          upper[j] > Double.NEGATIVE_INFINITY, "upper", upper[j], "a number or Infinity");
      Ranges.require(upper[j] >= lower[j], "upper", upper[j], "no less than lower " + lower[j]);
    }
    this.lower = lower;
    this.upper = upper;
  }

  /**
   * The same walls for every feature.
   *
   * @throws io.pente.failure.InvalidSettingException where upper is below lower, or either no
   *     number
   */
  public static Bounds of(double lower, double upper) {
    return new Bounds(new double[] {lower}, new double[] {upper});
  }

  /** Weights of 0 or more. */
  public static Bounds nonNegative() {
    return of(0, Double.POSITIVE_INFINITY);
  }

  /**
   * Walls of each feature, in the order of the features.
   *
   * @throws io.pente.failure.InvalidSettingException as {@link #of}
   */
  public static Bounds each(double[] lower, double[] upper) {
    return new Bounds(lower.clone(), upper.clone());
  }

  /** Whether there are none. */
  public boolean none() {
    return Arrays.stream(lower).allMatch(v -> v == Double.NEGATIVE_INFINITY)
        && Arrays.stream(upper).allMatch(v -> v == Double.POSITIVE_INFINITY);
  }

  /** Whether they are those of {@link #nonNegative}. */
  public boolean areNonNegative() {
    return Arrays.stream(lower).allMatch(v -> v == 0)
        && Arrays.stream(upper).allMatch(v -> v == Double.POSITIVE_INFINITY);
  }

  /** For how many features they are; 1 for all alike. */
  public int count() {
    return lower.length;
  }

  /** The lower wall of feature j. */
  public double lower(int j) {
    return lower[lower.length == 1 ? 0 : j];
  }

  /** The upper wall of feature j. */
  public double upper(int j) {
    return upper[upper.length == 1 ? 0 : j];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bounds that
        && Arrays.equals(lower, that.lower)
        && Arrays.equals(upper, that.upper);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(lower) + Arrays.hashCode(upper);
  }

  @Override
  public String toString() {
    return none() ? "none" : Arrays.toString(lower) + " to " + Arrays.toString(upper);
  }
}
