package io.pente.function;

import java.util.Random;

/** Normally distributed inputs for any function. */
final class RandomInputs {
  private RandomInputs() {}

  static double[][] of(Differentiable function, Random random) {
    return function.inputs().stream()
        .map(v -> random.doubles(v.length()).map(ignored -> random.nextGaussian()).toArray())
        .toArray(double[][]::new);
  }
}
