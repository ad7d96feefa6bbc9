package io.pente.settings;

/**
 * How many of the rows each step reads.
 *
 * @param fraction in (0, 1]
 * @param seed of the choice of rows, another one in each step
 */
public record MiniBatch(double fraction, long seed) {
  /** All rows in each step. */
  public static final MiniBatch ALL = new MiniBatch(1, 42);

  /**
   * @throws io.pente.failure.InvalidSettingException for a fraction out of its range
   */
  public MiniBatch {
    Ranges.require(fraction > 0 && fraction <= 1, "batch", fraction, "in (0, 1]");
  }

  public boolean all() {
    return fraction == 1;
  }

  public MiniBatch withFraction(double share) {
    return new MiniBatch(share, seed);
  }

  public MiniBatch withSeed(long value) {
    return new MiniBatch(fraction, value);
  }
}
