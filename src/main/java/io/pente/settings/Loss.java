package io.pente.settings;

/**
 * What a residual costs. Squared: r². Huber's, with a scale σ that is fitted too, for each target:
 * the mean of σ + H(r/σ)σ, H(z) = z² up to {@code epsilon}, 2 epsilon|z| − epsilon² beyond (Huber
 * and Ronchetti, Robust Statistics, 2009, 7.7), so that outliers count by their distance and not by
 * its square.
 *
 * @param epsilon &gt; 1; ∞ for the squared loss
 */
public record Loss(double epsilon) {
  /** r². */
  public static final Loss SQUARED = new Loss(Double.POSITIVE_INFINITY);

  /** At which Huber's estimate is 95 % as efficient as least squares on normal errors. */
  public static final double EPSILON = 1.35;

  /**
   * @throws io.pente.failure.InvalidSettingException for an epsilon that is not above 1
   */
  public Loss {
    Ranges.require(epsilon > 1, "epsilon", epsilon, "above 1");
  }

  /**
   * Huber's.
   *
   * @param epsilon &gt; 1, finite
   */
  public static Loss huber(double epsilon) {
    Ranges.require(Double.isFinite(epsilon), "epsilon", epsilon, "above 1");
    return new Loss(epsilon);
  }

  /** Whether it is r². */
  public boolean squared() {
    return Double.isInfinite(epsilon);
  }

  /** {@code squared} or {@code huber}. */
  public String shortName() {
    return squared() ? "squared" : "huber";
  }
}
