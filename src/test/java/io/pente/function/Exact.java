package io.pente.function;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The sigmoid and the rectifier to more than 25 digits, by no means that the program uses. */
final class Exact {
  private static final MathContext DIGITS = new MathContext(80, RoundingMode.HALF_EVEN);
  private static final BigDecimal ONE = BigDecimal.ONE;

  private Exact() {}

  /** e^z: the series at z/2ᵏ, squared k times; each squaring doubles an error near 10⁻⁸⁰. */
  static BigDecimal exp(BigDecimal z) {
    int halvings = 0;
    BigDecimal reduced = z;
    while (reduced.abs().compareTo(new BigDecimal("0.01")) > 0) {
      reduced = reduced.divide(BigDecimal.valueOf(2), DIGITS);
      halvings++;
    }
    BigDecimal sum = ONE;
    BigDecimal term = ONE;
    for (int n = 1; n <= 40; n++) {
      term = term.multiply(reduced, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    for (int i = 0; i < halvings; i++) {
      sum = sum.multiply(sum, DIGITS);
    }
    return sum;
  }

  static BigDecimal sigmoid(double lambda, double u) {
    return ONE.divide(ONE.add(exp(product(lambda, u).negate()), DIGITS), DIGITS);
  }

  /** λ Sig(1 − Sig), with 1 − Sig(u) = Sig(−u). */
  static BigDecimal sigmoidSlope(double lambda, double u) {
    return new BigDecimal(lambda)
        .multiply(sigmoid(lambda, u), DIGITS)
        .multiply(sigmoid(lambda, -u), DIGITS);
  }

  static BigDecimal rectifier(double lambda, double u) {
    return new BigDecimal(u).multiply(sigmoid(lambda, u), DIGITS);
  }

  /** Sig(1 + λu(1 − Sig)). */
  static BigDecimal rectifierSlope(double lambda, double u) {
    BigDecimal bracket = ONE.add(product(lambda, u).multiply(sigmoid(lambda, -u), DIGITS), DIGITS);
    return sigmoid(lambda, u).multiply(bracket, DIGITS);
  }

  private static BigDecimal product(double lambda, double u) {
    return new BigDecimal(lambda).multiply(new BigDecimal(u));
  }

  /** |value − exact|. */
  static BigDecimal error(double value, BigDecimal exact) {
    return new BigDecimal(value).subtract(exact, DIGITS).abs();
  }

  /** |value − exact| / |exact|. */
  static double relativeError(double value, BigDecimal exact) {
    if (exact.signum() == 0) {
      return value == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return error(value, exact).divide(exact.abs(), DIGITS).doubleValue();
  }
}
