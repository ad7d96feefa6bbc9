package io.pente.model;

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
  }

  /** A copy of x, d. */
  @Override
  public double[] x() {
    return x.clone();
  }
}
