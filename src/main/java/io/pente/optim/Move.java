package io.pente.optim;

import io.pente.objective.Want;

/** What a {@link Method} does next. */
public sealed interface Move {
  /** Ask the objective; the answer comes by {@link Method#tell}. */
  record Ask(Want want, double[] point, double[] along) implements Move {
    public static Ask gradient(double[] point) {
      return new Ask(Want.GRADIENT, point, null);
    }

    public static Ask product(double[] point, double[] along) {
      return new Ask(Want.PRODUCT, point, along);
    }
  }

  /** No further progress is possible from the current iterate. */
  record Stop(StopReason why, String seen) implements Move {}
}
