package io.pente.function;

import java.util.List;

/**
 * A function of one or more arrays, with its gradients. Shapes are fixed when it is made; arrays
 * are row-major, are never changed, and results are new arrays. NaN and infinity pass into the
 * results.
 *
 * <p>Both methods throw IllegalArgumentException, naming what was expected, when the number of
 * arrays or the length of one does not fit.
 */
public interface Differentiable {
  /** The arrays that {@link #forward} and {@link #backward} take, in order. */
  List<Variable> inputs();

  Variable output();

  /** The function's value. */
  double[] forward(double[]... inputs);

  /**
   * The chain rule, ∂L/∂xᵢ = Σⱼ ∂L/∂yⱼ · ∂yⱼ/∂xᵢ: from the gradient of a final scalar L at this
   * function's output to its gradients at the inputs.
   *
   * @param outputGradient ∇L, of the output's shape
   * @param inputs where
   * @return for each input an array of its shape
   */
  double[][] backward(double[] outputGradient, double[]... inputs);

  /**
   * This function of another's output: input number {@code input} is replaced, in place, by the
   * inputs of {@code inner}. The mean squared error (Ŷ, Y) of a linear function (X, W, b) at 0 is a
   * function of (X, W, b, Y).
   *
   * @throws IllegalArgumentException if there is no such input or the output's shape is another
   */
  default Differentiable of(int input, Differentiable inner) {
    return new Composition(this, input, inner);
  }

  /** This function of another's output in its first input. */
  default Differentiable of(Differentiable inner) {
    return of(0, inner);
  }
}
