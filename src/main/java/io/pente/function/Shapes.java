package io.pente.function;

import java.util.List;
import java.util.Locale;

/** Checks that arrays are what a function takes. */
final class Shapes {
  private Shapes() {}

  static void require(Differentiable function, double[]... inputs) {
    List<Variable> expected = function.inputs();
    if (inputs.length != expected.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the inputs are %s: %d arrays, given were %d",
              expected,
              expected.size(),
              inputs.length));
    }
    for (int i = 0; i < inputs.length; i++) {
      expected.get(i).require(inputs[i]);
    }
  }

  static void require(Differentiable function, double[] outputGradient, double[][] inputs) {
    if (outputGradient.length != function.output().length()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the gradient at the output %s has %d entries, given were %d",
              function.output(),
              function.output().length(),
              outputGradient.length));
    }
    require(function, inputs);
  }
}
