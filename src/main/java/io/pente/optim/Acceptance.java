package io.pente.optim;

import io.pente.objective.Evaluation;

/** Which finite candidates a first-order method takes. F stands for f with its penalty. */
enum Acceptance {
  /** F has not risen beyond the two values' rounding errors. */
  DESCENT {
    @Override
    boolean takes(
        BoundedValue to, BoundedValue from, double limit, double slopeBefore, double slopeAfter) {
      return !to.above(from);
    }
  },
  /**
   * Armijo: F has fallen by a share of what the slope promised, and values can tell that; or, where
   * rounding hides it, F has not risen beyond it and the slope has not turned up to 0.8 of what it
   * was (approximate Wolfe; Hager and Zhang, SIAM J. Optim. 16, 2005, 4.1, δ = 0.1).
   */
  SUFFICIENT {
    @Override
    boolean takes(
        BoundedValue to, BoundedValue from, double limit, double slopeBefore, double slopeAfter) {
      boolean tells = -slopeBefore > from.error() + to.error();
      return tells && to.value() <= from.value() + 1e-4 * slopeBefore
          || !to.above(from) && slopeAfter <= -0.8 * slopeBefore;
    }
  },
  /** F is not above a stated limit. */
  BOUNDED {
    @Override
    boolean takes(
        BoundedValue to, BoundedValue from, double limit, double slopeBefore, double slopeAfter) {
      return to.value() <= limit;
    }
  };

  /**
   * @param slopeBefore ∇f at the iterate along the way to the candidate
   * @param slopeAfter ∇f at the candidate along the same
   */
  abstract boolean takes(
      BoundedValue to, BoundedValue from, double limit, double slopeBefore, double slopeAfter);

  boolean takes(Problem problem, Iterate from, double[] point, Evaluation answer, double limit) {
    BoundedValue level = BoundedValue.of(problem, point, answer);
    if (!answer.finite() || !level.finite() || !Vectors.finite(point)) {
      return false;
    }
    double[] way = Vectors.minus(point, from.point());
    double before = Vectors.dot(from.gradient(), way);
    double after = Vectors.dot(answer.gradient(), way);
    return takes(level, BoundedValue.of(problem, from), limit, before, after);
  }
}
