package io.pente.model;

import java.util.Arrays;
import java.util.Locale;

/**
 * A minimizer of f(x) = ‖S(Mx)⁺ − Ax − t‖². Arrays are copied on their way in and out.
 *
 * @param x d
 * @param objective f(x)
 * @param gradientNorm ‖∇f(x)‖; with a norm constraint, of its part tangential to the sphere
 * @param lambda λ, the steepness of the rectifier
 */
public record RectifierModel(
    double[] x, double objective, double gradientNorm, double lambda, Training training) {
  public RectifierModel {
    x = x.clone();
    objective = Plain.finite(objective);
    gradientNorm = Plain.finite(gradientNorm);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RectifierModel that
        && Arrays.equals(x, that.x)
        && Double.compare(objective, that.objective) == 0
        && Double.compare(gradientNorm, that.gradientNorm) == 0
        && lambda == that.lambda
        && training.equals(that.training);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(x);
  }

  /** Such as {@code x of 6 coordinates: f 0.0123, lambda 50, converged}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "x of %,d coordinates: f %.6g, lambda %s, %sconverged",
        x.length,
        objective,
        lambda,
        training.converged() ? "" : "not ");
  }

  /** A copy of x, d. */
  @Override
  public double[] x() {
    return x.clone();
  }
}
