package io.pente.optim;

import io.pente.objective.Evaluation;

/**
 * The height of f with its penalty at a point, as far as rounding lets it be known.
 *
 * @param error a bound on the rounding error in {@code value}
 */
public record BoundedValue(double value, double error) {
  private static final double HALF_ULP = 0x1p-53;

  static BoundedValue of(Problem problem, double[] point, Evaluation evaluation) {
    return of(problem, point, evaluation.value(), evaluation.valueError());
  }

  static BoundedValue of(Problem problem, Iterate iterate) {
    return of(problem, iterate.point(), iterate.value(), iterate.valueError());
  }

  private static BoundedValue of(Problem problem, double[] point, double value, double valueError) {
    double penalty = problem.penalty().kinked(point);
    // A sum of m terms ≥ 0, one after another: at most m half-ulps of the sum.
    return new BoundedValue(value + penalty, valueError + point.length * HALF_ULP * penalty);
  }

  boolean finite() {
    return Double.isFinite(value);
  }

  /** Whether this is higher by more than the two errors. */
  boolean above(BoundedValue other) {
    return value > other.value + error + other.error;
  }
}
