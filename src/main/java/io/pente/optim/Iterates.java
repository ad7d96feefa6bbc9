package io.pente.optim;

import io.pente.objective.Evaluation;

/** How iterates come about. */
final class Iterates {
  private Iterates() {}

  static Iterate first(Problem problem, Evaluation answer) {
    return new Iterate(
        0, problem.start(), answer.value(), answer.valueError(), answer.gradient(), 0);
  }

  static Iterate after(Iterate last, double[] point, Evaluation answer, double step) {
    return new Iterate(
        last.iteration() + 1, point, answer.value(), answer.valueError(), answer.gradient(), step);
  }
}
