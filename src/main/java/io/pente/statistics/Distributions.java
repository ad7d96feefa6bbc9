package io.pente.statistics;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tail probabilities of test statistics, right down to 10⁻³⁰⁰: each is computed as the tail itself,
 * never as 1 less the rest. NaN in, or no degrees of freedom, is NaN out.
 */
public final class Distributions {
  /** Newton's steps on a quantile: each doubles the digits of a start that has nine. */
  private static final int STEPS = 2;

  private Distributions() {}

  /**
   * P(|T| ≥ |t|) of Student's distribution: I<sub>df/(df + t²)</sub>(df/2, 1/2).
   *
   * @param df degrees of freedom; infinite for the normal distribution
   */
  public static double twoSidedT(double t, double df) {
    if (Double.isNaN(t) || !(df > 0)) {
      return Double.NaN;
    }
    if (Double.isInfinite(df)) {
      return 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(t));
    }
    double square = t * t;
    return square < df
        ? RegularizedBeta.complement(square / (df + square), 0.5, df / 2)
        : RegularizedBeta.value(df / (df + square), df / 2, 0.5);
  }

  /** P(|T| ≤ |t|), without what 1 less the rest would lose near the middle. */
  private static double within(double t, double df) {
    double square = t * t;
    return RegularizedBeta.value(square / (df + square), 0.5, df / 2);
  }

  /** The c with P(|T| ≤ c) = level. */
  public static double criticalT(double level, double df) {
    if (!(df > 0)) {
      return Double.NaN;
    }
    if (Double.isInfinite(df)) {
      return NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
    }
    TDistribution t = TDistribution.of(df);
    double c = t.inverseSurvivalProbability((1 - level) / 2);
    for (int i = 0; i < STEPS; i++) {
      double density = 2 * t.density(c);
      double over = level < 0.5 ? level - within(c, df) : twoSidedT(c, df) - (1 - level);
      c += density > 0 ? over / density : 0;
    }
    return c;
  }

  /**
   * P(F ≥ f) of Fisher's distribution: I<sub>d₂/(d₂ + d₁f)</sub>(d₂/2, d₁/2).
   *
   * @param first d₁, of the numerator
   * @param second d₂, of the denominator; infinite for χ²/d₁
   */
  public static double upperF(double f, double first, double second) {
    if (Double.isNaN(f) || !(first > 0) || !(second > 0)) {
      return Double.NaN;
    }
    if (Double.isInfinite(second)) {
      return upperChiSquared(first * f, first);
    }
    double ratio = first * Math.max(0, f);
    if (Double.isInfinite(ratio)) {
      return 0;
    }
    return ratio < second
        ? RegularizedBeta.complement(ratio / (second + ratio), first / 2, second / 2)
        : RegularizedBeta.value(second / (second + ratio), second / 2, first / 2);
  }

  /** P(X ≥ x) of χ². */
  public static double upperChiSquared(double x, double df) {
    if (Double.isNaN(x) || !(df > 0)) {
      return Double.NaN;
    }
    return ChiSquaredDistribution.of(df).survivalProbability(Math.max(0, x));
  }
}
