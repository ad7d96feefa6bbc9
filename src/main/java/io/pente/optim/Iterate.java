package io.pente.optim;

import io.pente.objective.Evaluation;

/**
 * An accepted point: finite in every number.
 *
 * @param iteration how many updates led here, from 0
 * @param point z
 * @param there what the objective is there, without the penalty's kinked part
 * @param step the step length that led here; 0 at the start
 */
public record Iterate(int iteration, double[] point, Evaluation there, double step) {
  /** The next one. */
  Iterate after(double[] next, Evaluation answer, double length) {
    return new Iterate(iteration + 1, next, answer, length);
  }

  /** f(z), the smooth part of the penalty included. */
  public double value() {
    return there.value();
  }

  /** A bound on the rounding error in {@link #value}. */
  public double valueError() {
    return there.valueError();
  }

  /** ∇f(z). */
  public double[] gradient() {
    return there.gradient();
  }
}
