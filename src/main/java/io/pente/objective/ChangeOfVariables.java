package io.pente.objective;

/**
 * A smooth map x = x(z) between the variables an optimizer works in and those of an objective, done
 * on the driver: a point forward, a direction forward, a gradient back. Standardization is one, the
 * sphere ‖x‖ = R another.
 */
public interface ChangeOfVariables {
  /** x(z). */
  double[] point(int problem, double[] z);

  /** (∂x/∂z) · direction. */
  double[] push(int problem, double[] z, double[] direction);

  /** (∂x/∂z)ᵀ · gradient. */
  double[] pull(int problem, double[] z, double[] gradient);

  /** A positive factor on the problem's value, and so on its gradients and products. */
  default double valueFactor(int problem) {
    return 1;
  }

  /** The factor on residuals that goes with it: its root, for sums of squares. */
  default double residualFactor(int problem) {
    return Math.sqrt(valueFactor(problem));
  }
}
