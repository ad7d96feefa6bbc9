package io.pente.fit;

import io.pente.linalg.PseudoInverse;
import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.model.KeptMoments;
import io.pente.model.Origins;
import io.pente.model.Residuals;
import io.pente.model.Whitening;
import io.pente.objective.LinearSpace;
import java.util.Arrays;
import java.util.Map;

/**
 * How sure a fit to moments is: the same numbers as by {@link FitInference} from the rows, but for
 * Breusch and Pagan's test, of which moments say nothing.
 */
final class MomentsInference {
  private MomentsInference() {}

  /**
   * None, where there is none, with the reason.
   *
   * @param origins that the moments are less
   * @param settings of the model
   * @param frequencies whether weights are how many rows each stands for
   */
  static Inference of(
      MomentsFit fit,
      KeptMoments moments,
      Origins origins,
      Map<String, Object> settings,
      double l2,
      boolean frequencies) {
    if (Boolean.FALSE.equals(settings.get("statistics"))) {
      return Inference.none("statistics were not asked for");
    } else if (l2 > 0) {
      return Inference.none("the fit has an l2 penalty, by which weights are biased");
    }
    Design design = design(fit, moments, origins, frequencies);
    return Inference.of(design, residuals(fit, moments, design));
  }

  private static Design design(
      MomentsFit fit, KeptMoments moments, Origins origins, boolean frequencies) {
    LinearSpace space = fit.space();
    boolean intercept = space.standardization().intercept();
    PseudoInverse inverse = fit.inverse();
    int n = space.features();
    double[] mean = new double[n];
    double[] low = new double[n];
    double[] unit = new double[n];
    boolean[] none = new boolean[n];
    int constant = 0;
    for (int j = 0; j < n; j++) {
      mean[j] = intercept ? moments.mean()[j] * moments.unit()[j] : 0;
      low[j] = intercept ? moments.meanLow()[j] * moments.unit()[j] : 0;
      none[j] = space.spread(j) == 0;
      unit[j] = space.spread(j) * moments.unit()[j];
      constant += none[j] ? 1 : 0;
    }
    return new Design(
        frequencies ? Math.round(moments.totalWeight()) : moments.weighing(),
        moments.totalWeight(),
        frequencies ? 0 : moments.logWeight(),
        inverse.rank() - constant + (intercept ? 1 : 0),
        intercept,
        mean,
        low,
        unit,
        new Whitening(n, inverse.without(none).root()),
        FitInference.aliased(inverse, mean, unit, intercept, origins),
        inverse.condition());
  }

  private static Residuals residuals(MomentsFit fit, KeptMoments moments, Design design) {
    LinearSpace space = fit.space();
    int n = space.features();
    int p = space.targets();
    double[] spread = new double[p];
    Arrays.setAll(spread, k -> space.targetSpread(k) > 0 ? space.targetSpread(k) : 1);
    double[] products = fit.residualProducts();
    double[] fitted = fit.fittedSquares();
    double[] unit = new double[p];
    double[] squares = new double[p];
    for (int k = 0; k < p; k++) {
      unit[k] = spread[k] * moments.unit()[n + k];
      double relative = MomentsFit.deviation(moments, n + k) / spread[k];
      squares[k] = moments.totalWeight() * relative * relative;
      fitted[k] = fitted[k] / spread[k] / spread[k];
      for (int l = 0; l < p; l++) {
        products[k * p + l] = products[k * p + l] / spread[k] / spread[l];
      }
    }
    double[] tests = new double[p];
    Arrays.fill(tests, Double.NaN);
    double df = (double) design.observations() - design.rank();
    return new Residuals(df, unit, products, squares, fitted, tests);
  }
}
