package io.pente.function;

import java.util.List;

/**
 * The smoothed rectifier (u)⁺ = u·Sig(u), entry by entry, with slope c(u) = Sig(u)(1 + λu(1 −
 * Sig(u))). backward(∇L): ∇L ⊗ c(u).
 *
 * <p>It is not monotone: its minimum is −0.278465/λ, at λu = −1.278465; c lies in [−0.09984,
 * 1.09984], with its extremes at λu = ∓2.39936. (The SiLU or swish function with β = λ.)
 *
 * <p>Accuracy: as for {@link Sigmoid}, 10⁻¹⁵ relative wherever the exact result is a normal double,
 * but for c near its zero, where the absolute error is below 10⁻¹⁶. u is finite: (NaN)⁺ and (−∞)⁺
 * are NaN.
 */
public final class Rectifier implements Differentiable {
  private final double lambda;
  private final Variable u;

  /**
   * @param length the number of entries of u
   * @throws IllegalArgumentException unless λ is positive and finite
   */
  public Rectifier(double lambda, int length) {
    this.lambda = Sigmoid.requireSteepness(lambda);
    this.u = new Variable("u", length, 1);
  }

  /** (u)⁺. */
  public static double value(double lambda, double u) {
    double v = lambda * u;
    double a = Sigmoid.magnitude(v);
    double g = Sigmoid.factor(a, Sigmoid.excess(lambda, u, v));
    return value(u, v, g, Sigmoid.otherFactor(a, g));
  }

  /** c(u). */
  public static double slope(double lambda, double u) {
    double v = lambda * u;
    double a = Sigmoid.magnitude(v);
    double g = Sigmoid.factor(a, Sigmoid.excess(lambda, u, v));
    return slope(v, a, g, Sigmoid.otherFactor(a, g));
  }

  /**
   * (uᵢ)⁺ and c(uᵢ) of the first {@code length} entries, with one exponential for both and nothing
   * allocated.
   *
   * @param u becomes (u)⁺ in place
   * @param slopes overwritten by c(u); another array than u
   */
  public static void apply(double lambda, double[] u, int length, double[] slopes) {
    for (int i = 0; i < length; i++) {
      double v = lambda * u[i];
      double a = Sigmoid.magnitude(v);
      double g = Sigmoid.factor(a, Sigmoid.excess(lambda, u[i], v));
      double h = Sigmoid.otherFactor(a, g);
      slopes[i] = slope(v, a, g, h);
      u[i] = value(u[i], v, g, h);
    }
  }

  /** u/(1 + e) or ue/(1 + e), of v = λu and e = e^{−|v|} = gh. */
  private static double value(double u, double v, double g, double h) {
    return (v < 0 ? u * g * h : u) / (1 + g * h);
  }

  /** (1 + e + ae)/(1 + e)² for v ≥ 0 and e(1 + e − a)/(1 + e)² for v &lt; 0, of a = |v|. */
  private static double slope(double v, double a, double g, double h) {
    double e = g * h;
    double numerator = v < 0 ? g * (1 - a + e) * h : 1 + e * (1 + a);
    return numerator / ((1 + e) * (1 + e));
  }

  @Override
  public List<Variable> inputs() {
    return List.of(u);
  }

  @Override
  public Variable output() {
    return new Variable("(u)⁺", u.rows(), 1);
  }

  @Override
  public double[] forward(double[]... inputs) {
    Shapes.require(this, inputs);
    double[] values = inputs[0].clone();
    apply(lambda, values, values.length, new double[values.length]);
    return values;
  }

  @Override
  public double[][] backward(double[] outputGradient, double[]... inputs) {
    Shapes.require(this, outputGradient, inputs);
    double[] gradient = new double[u.length()];
    apply(lambda, inputs[0].clone(), gradient.length, gradient);
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] *= outputGradient[i];
    }
    return new double[][] {gradient};
  }
}
