package io.pente.optim;

/**
 * How long a step is to be.
 *
 * @param length the factor of the gradient (for Adam: of the normalized gradient); 0 to let the
 *     method choose
 */
public record Step(double length) {
  /** The method's own choice. */
  public static final Step AUTOMATIC = new Step(0);

  public Step {
    if (!(length >= 0) || Double.isInfinite(length)) {
      throw new IllegalArgumentException("a step is a finite number > 0: " + length);
    }
  }

  boolean automatic() {
    return length == 0;
  }
}
