package io.pente.statistics;

import io.pente.model.Design;
import io.pente.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Wald's F that all slopes of a target are 0, by any covariance. */
final class Slopes {
  private static final String HYPOTHESIS = "all slopes are 0";

  private Slopes() {}

  /** No test, as nothing is said of errors. */
  static WaldTest untested(LinearModel model, int k) {
    double none = Double.NaN;
    return new WaldTest(HYPOTHESIS, model.targets().get(k), none, 0, none, none, "");
  }

  static WaldTest test(LinearModel model, CoefficientCovariance covariance, int k) {
    Design design = model.findings().inference().design();
    int n = design.features();
    int q = design.rank() - (design.intercept() ? 1 : 0);
    double unit = model.findings().inference().residuals().unit(k);
    int[] varying = IntStream.range(0, n).filter(j -> design.unit(j) != 0).toArray();
    double[] slopes = new double[varying.length];
    Arrays.setAll(slopes, i -> model.weight(varying[i], k) * (design.unit(varying[i]) / unit));
    List<double[]> rows = new ArrayList<>();
    for (int j : varying) {
      double[] row = new double[n + 1];
      row[j] = 1;
      rows.add(row);
    }
    double df = covariance.degreesOfFreedom();
    String why = "";
    double f = Double.NaN;
    if (q > covariance.rank()) {
      why =
          String.format(
              Locale.ROOT,
              "%d slopes are more than the clusters tell apart, %.0f",
              q,
              covariance.rank());
    } else if (q > 0) {
      WaldForm form = WaldForm.of(covariance, k, rows, slopes);
      boolean all = form.restrictions() == q && form.square() >= 0;
      why = all ? "" : "the covariance does not tell all slopes apart";
      f = all ? form.square() / q : Double.NaN;
    }
    double p = Distributions.upperF(f, q, df);
    return new WaldTest(HYPOTHESIS, model.targets().get(k), f, q, df, p, why);
  }
}
