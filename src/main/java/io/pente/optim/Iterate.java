package io.pente.optim;

import io.pente.objective.Evaluation;

/**
 * An accepted point: finite in every number.
 *
 * @param iteration how many updates led here, from 0
 * @param point z
 * @param value f(z), without Σ l1ᵢ|zᵢ|
 * @param valueError a bound on the rounding error in {@code value}
 * @param gradient ∇f(z)
 * @param step the step length that led here; 0 at the start
 */
public record Iterate(
    int iteration,
    double[] point,
    double value,
    double valueError,
    double[] gradient,
    double step) {

  /** The problem's start. */
  static Iterate first(Problem problem, Evaluation answer) {
    return new Iterate(
        0, problem.start(), answer.value(), answer.valueError(), answer.gradient(), 0);
  }

  /** The next one. */
  Iterate after(double[] next, Evaluation answer, double length) {
    return new Iterate(
        iteration + 1, next, answer.value(), answer.valueError(), answer.gradient(), length);
  }
}
