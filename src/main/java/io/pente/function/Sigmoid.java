package io.pente.function;

import java.util.List;

/**
 * Sig(u) = 1/(1 + e^{−λu}), entry by entry, with Sig′(u) = λ Sig(u)(1 − Sig(u)); λ &gt; 0 is its
 * steepness, λ/4 its slope at 0. backward(∇L): ∇L ⊗ Sig′(u).
 *
 * <p>Accuracy: within 10⁻¹⁵ relative of the exact value for the given doubles λ and u, wherever
 * that is at least 2.3 · 10⁻³⁰⁸, the smallest normal double; below, within four times the smallest
 * subnormal one, and 0 in the end. Nothing overflows, even where λu is beyond the doubles: there
 * Sig is 0 or 1. NaN gives NaN. Same arguments, same bits, on any processor (StrictMath).
 *
 * <p>How: with a = |λu| and e = e^{−a} ≤ 1 there is no large exponent and no difference of nearly
 * equal numbers: Sig is 1/(1 + e) or e/(1 + e), Sig′ is λe/(1 + e)². The rounding error of the
 * product λu, which e^{−λu} would magnify a-fold, is found by a fused multiply-add and put right to
 * first order. Where e is so small that it would be subnormal while a product with it is not, it is
 * kept as the product of two equal factors.
 */
public final class Sigmoid implements Differentiable {
  /** Beyond this e is kept as two factors: e^{−708.4} is the last normal one. */
  private static final double FAR = 700;

  /** Beyond this e is 0 beside any double; and it is finite, so that 0 · a is 0. */
  private static final double LIMIT = 1600;

  private final double lambda;
  private final Variable u;

  /**
   * @param length the number of entries of u
   * @throws IllegalArgumentException unless λ is positive and finite
   */
  public Sigmoid(double lambda, int length) {
    this.lambda = requireSteepness(lambda);
    this.u = new Variable("u", length, 1);
  }

  static double requireSteepness(double lambda) {
    if (!(lambda > 0) || lambda == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("λ is a positive finite number, given was " + lambda);
    }
    return lambda;
  }

  /** Sig(u), in [0, 1]. */
  public static double value(double lambda, double u) {
    double v = lambda * u;
    double a = magnitude(v);
    double g = factor(a, excess(lambda, u, v));
    double e = g * otherFactor(a, g);
    return (v < 0 ? e : 1) / (1 + e);
  }

  /** Sig′(u), in [0, λ/4]. */
  public static double slope(double lambda, double u) {
    double v = lambda * u;
    double a = magnitude(v);
    double g = factor(a, excess(lambda, u, v));
    double h = otherFactor(a, g);
    double e = g * h;
    return lambda * g * h / ((1 + e) * (1 + e));
  }

  /** |v|, cut off where it no longer matters. */
  static double magnitude(double v) {
    return Math.min(Math.abs(v), LIMIT);
  }

  /** |λu| − |v| of v = λu rounded, where it matters. */
  static double excess(double lambda, double u, double v) {
    if (!(Math.abs(v) < LIMIT)) {
      return 0;
    }
    double error = Math.fma(lambda, u, -v);
    return v < 0 ? -error : error;
  }

  /** g of e^{−(a + excess)} = g · h: all of it, or its root where a is far out. */
  static double factor(double a, double excess) {
    double share = a > FAR ? 0.5 : 1;
    return StrictMath.exp(-share * a) * (1 - share * excess);
  }

  /** h of e^{−(a + excess)} = g · h. */
  static double otherFactor(double a, double g) {
    return a > FAR ? g : 1;
  }

  @Override
  public List<Variable> inputs() {
    return List.of(u);
  }

  @Override
  public Variable output() {
    return new Variable("Sig(u)", u.rows(), 1);
  }

  @Override
  public double[] forward(double[]... inputs) {
    Shapes.require(this, inputs);
    double[] result = new double[u.length()];
    for (int i = 0; i < result.length; i++) {
      result[i] = value(lambda, inputs[0][i]);
    }
    return result;
  }

  @Override
  public double[][] backward(double[] outputGradient, double[]... inputs) {
    Shapes.require(this, outputGradient, inputs);
    double[] result = new double[u.length()];
    for (int i = 0; i < result.length; i++) {
      result[i] = outputGradient[i] * slope(lambda, inputs[0][i]);
    }
    return new double[][] {result};
  }
}
