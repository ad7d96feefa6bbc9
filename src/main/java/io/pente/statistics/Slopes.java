package io.pente.statistics;

import io.pente.model.Design;
import io.pente.model.LinearModel;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Wald's F that all slopes of a target are 0, by any covariance. */
final class Slopes {
  private Slopes() {}

  static WaldTest test(LinearModel model, CoefficientCovariance covariance, int k) {
    Design design = model.findings().inference().design();
    double unit = model.findings().inference().residuals().unit(k);
    int[] told =
        IntStream.range(0, design.features())
            .filter(j -> design.unit(j) != 0 && !design.aliased().contains(j))
            .toArray();
    int q = told.length;
    boolean all = q == design.rank() - (design.intercept() ? 1 : 0);
    double[] variance = new double[q * q];
    double[] slopes = new double[q];
    Arrays.setAll(slopes, i -> model.weight(told[i], k) * (design.unit(told[i]) / unit));
    Arrays.setAll(variance, e -> covariance.entry(k, told[e / q], told[e % q]));
    double form = q > 0 && all ? QuadraticForm.inverse(variance, slopes) : Double.NaN;
    double df = covariance.degreesOfFreedom();
    String why = Double.isNaN(form) ? "the covariance does not tell all slopes apart" : "";
    double p = Distributions.upperF(form / q, q, df);
    return new WaldTest("all slopes are 0", model.targets().get(k), form / q, q, df, p, why);
  }
}
