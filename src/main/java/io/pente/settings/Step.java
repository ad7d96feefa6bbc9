package io.pente.settings;

/**
 * How long a first-order method's step is to be.
 *
 * @param length the factor of the gradient (for Adam: of the normalized gradient), &gt; 0; NaN to
 *     let the method choose
 */
public record Step(double length) {
  /** The method's own choice. */
  public static final Step AUTOMATIC = new Step(Double.NaN);

  /**
   * @throws io.pente.failure.InvalidSettingException for 0, a negative or an infinite length
   */
  public Step {
    Ranges.require(
        Double.isNaN(length) || (length > 0 && Double.isFinite(length)), "step", length, "above 0");
  }

  public boolean automatic() {
    return Double.isNaN(length);
  }
}
