package io.pente.statistics;

import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.model.Residuals;
import io.pente.model.TargetFit;
import java.util.List;

/**
 * How well one target is fitted, by R's conventions ({@code summary.lm}, {@code logLik.lm}, {@code
 * lmtest::bptest}). With N rows that weigh something, rank k, i = 1 with an intercept and 0
 * without, RSS = Σω(y − ŷ)², MSS = Σω(ŷ − iȳ)² and d = N − k degrees of freedom:
 *
 * <pre>
 *   s = √(RSS/d)      adjusted R² = 1 − (1 − MSS/(MSS + RSS)) (N − i)/d      F = (MSS/(k − i)) / s²
 *   ln L = ½ (Σ ln ω − N (ln 2π + 1 − ln N + ln RSS))
 *   AIC = 2(k + 1) − 2 ln L            BIC = (k + 1) ln N − 2 ln L
 * </pre>
 *
 * Numbers that do not exist are NaN.
 *
 * @param coefficients a row a feature, and the intercept last
 * @param residualStandardError s
 * @param residualSquares RSS
 * @param r2 about the mean: 1 − RSS/Σω(y − ȳ)²; NaN for a constant target
 * @param r2Origin MSS/(MSS + RSS) of a model without an intercept, which R calls R² there; NaN with
 * @param adjustedR2 of R's R², {@code r2Origin} without an intercept
 * @param f that all slopes are 0
 * @param fP P(F ≥ f)
 * @param slopes k − i, F's degrees of freedom above
 * @param logLikelihood ln L
 * @param breuschPagan the studentized statistic N · R² of r² on the features: χ² of k − 1 degrees
 *     where the variance is the same everywhere
 * @param breuschPaganP its upper tail
 * @param absent why there is no {@code f} where one would be looked for; empty otherwise
 */
public record TargetSummary(
    String target,
    List<Coefficient> coefficients,
    double residualStandardError,
    double residualSquares,
    double r2,
    double r2Origin,
    double adjustedR2,
    double f,
    double fP,
    int slopes,
    double logLikelihood,
    double aic,
    double bic,
    double breuschPagan,
    double breuschPaganP,
    String absent) {
  private static final double NO = Double.NaN;

  public TargetSummary {
    coefficients = List.copyOf(coefficients);
  }

  /** Of target k of a model that has an inference. */
  static TargetSummary of(LinearModel model, int k, List<Coefficient> coefficients) {
    Inference inference = model.findings().inference();
    Design design = inference.design();
    Residuals residuals = inference.residuals();
    double unit = residuals.unit(k);
    double rss = residuals.product(k, k);
    double mss = residuals.fittedSquares(k);
    double df = residuals.degreesOfFreedom();
    double n = design.observations();
    int above = design.intercept() ? 1 : 0;
    int slopes = design.rank() - above;
    double explained = mss + rss == 0 ? NO : mss / (mss + rss);
    double f = slopes > 0 && df > 0 ? mss / slopes / (rss / df) : NO;
    double likelihood = df > 0 ? finite(logLikelihood(design, rss, unit)) : NO;
    double bp = slopes + above > 1 ? residuals.breuschPagan(k) : NO;
    return new TargetSummary(
        model.targets().get(k),
        coefficients,
        df > 0 ? inference.residualDeviation(k) : NO,
        finite(rss * unit * unit),
        residuals.squares(k) == 0 ? NO : 1 - rss / residuals.squares(k),
        design.intercept() ? NO : explained,
        df > 0 ? 1 - (1 - explained) * ((n - above) / df) : NO,
        finite(f),
        finite(f) == f ? Distributions.upperF(f, slopes, df) : NO,
        slopes,
        likelihood,
        2 * (design.rank() + 1) - 2 * likelihood,
        (design.rank() + 1) * Math.log(n) - 2 * likelihood,
        bp,
        Distributions.upperChiSquared(bp, design.rank() - 1),
        "");
  }

  /** The same with another test of all slopes. */
  TargetSummary with(WaldTest test) {
    return new TargetSummary(
        target,
        coefficients,
        residualStandardError,
        residualSquares,
        r2,
        r2Origin,
        adjustedR2,
        test.f(),
        test.p(),
        slopes,
        logLikelihood,
        aic,
        bic,
        breuschPagan,
        breuschPaganP,
        test.absent());
  }

  /** The same where errors have no density to go by. */
  TargetSummary withoutLikelihood() {
    return new TargetSummary(
        target,
        coefficients,
        residualStandardError,
        residualSquares,
        r2,
        r2Origin,
        adjustedR2,
        f,
        fP,
        slopes,
        NO,
        NO,
        NO,
        breuschPagan,
        breuschPaganP,
        absent);
  }

  private static double logLikelihood(Design design, double rss, double unit) {
    double n = design.observations();
    double logSquares = Math.log(rss) + 2 * Math.log(unit);
    return 0.5 * (design.logWeight() - n * (Math.log(2 * Math.PI) + 1 - Math.log(n) + logSquares));
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : NO;
  }

  /** Of a model without one: estimates, and what the fit itself said. */
  static TargetSummary without(LinearModel model, int k, List<Coefficient> coefficients) {
    String target = model.targets().get(k);
    double r2 =
        model.training().targets().stream()
            .filter(fit -> fit.target().equals(target))
            .mapToDouble(TargetFit::r2)
            .findFirst()
            .orElse(NO);
    return new TargetSummary(
        target, coefficients, NO, NO, r2, NO, NO, NO, NO, 0, NO, NO, NO, NO, NO, "");
  }
}
