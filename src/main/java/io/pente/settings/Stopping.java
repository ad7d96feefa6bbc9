package io.pente.settings;

/**
 * When a minimization stops at the latest, and when it has come close enough.
 *
 * @param iterations the most updates, ≥ 0
 * @param tolerance T ≥ 0: a run has converged when the gradient's norm, each entry in units of its
 *     column, is at most T · 2√(s‖a‖), or ‖a‖ ≤ T · s: ‖a‖ are the residuals and s those of the
 *     model that says nothing (W = 0, b = mean(Y), for each target; x = 0). It depends neither on
 *     units nor on the start; docs/stopping.md says why this rule.
 */
public record Stopping(int iterations, double tolerance) {
  private static final double TOLERANCE = 1e-9;

  /**
   * @throws io.pente.failure.InvalidSettingException for a value out of its range
   */
  public Stopping {
    Ranges.require(iterations >= 0, "iterations", iterations, "0 or more");
    Ranges.requireNotNegative(tolerance, "tolerance");
  }

  public static Stopping of(int iterations, double tolerance) {
    return new Stopping(iterations, tolerance);
  }

  /** At most so many updates, to a tolerance of 10⁻⁹. */
  static Stopping after(int iterations) {
    return new Stopping(iterations, TOLERANCE);
  }

  public Stopping withIterations(int most) {
    return new Stopping(most, tolerance);
  }

  public Stopping withTolerance(double relative) {
    return new Stopping(iterations, relative);
  }
}
