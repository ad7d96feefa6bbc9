package io.pente.optim;

import io.pente.objective.Query;

/** What follows at a {@link Position}. */
public sealed interface NextStep {
  /** Ask the objective; the answer comes by {@link Method#tell}. */
  record Ask(Query query) implements NextStep {}

  /** No further progress is possible from where it stands. */
  record Stop(StopReason why, String seen) implements NextStep {}

  /** Ask for value and gradient. */
  static Ask gradient(Problem problem, double[] point) {
    return new Ask(Query.gradient(problem.index(), point));
  }

  /** Ask for the curvature along a direction. */
  static Ask product(Problem problem, double[] point, double[] along) {
    return new Ask(Query.product(problem.index(), point, along));
  }
}
