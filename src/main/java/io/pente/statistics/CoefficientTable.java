package io.pente.statistics;

import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A target's coefficients as rows of a table, the intercept last. In original units a slope is β =
 * u/unitⱼ · slope of z, and the intercept b = ŷ at the means − Σ meanⱼ βⱼ, so that its variance is
 * that of the combination (−meanⱼ/unitⱼ …, 1) of what a {@link CoefficientCovariance} knows:
 *
 * <pre>
 *   SE(βⱼ) = u/unitⱼ √Vⱼⱼ        SE(b)² = u² cᵀVc        iid: SE(b)² = s²(1/Σω + x̄ᵀCx̄)
 * </pre>
 */
public final class CoefficientTable {
  /** The intercept's name. */
  public static final String INTERCEPT = "(intercept)";

  private static final String ALIASED =
      "the rows do not tell this feature apart from others: its weight is one of many";
  private static final String CONSTANT = "the feature does not vary";
  private static final String MOVES = "it moves with weights that the rows do not tell apart";
  private static final String SATURATED = "there are no degrees of freedom left";

  private CoefficientTable() {}

  /**
   * Target k's, errors independent and alike.
   *
   * @param level of the intervals, such as 0.95
   */
  public static List<Coefficient> of(LinearModel model, int k, double level) {
    Inference inference = model.findings().inference();
    return inference.present()
        ? of(model, k, new IidCovariance(inference), level)
        : estimates(model, k, inference.absent());
  }

  /**
   * Target k's with another covariance of a model that has an inference.
   *
   * @throws IllegalArgumentException where it is of other features
   */
  public static List<Coefficient> of(
      LinearModel model, int k, CoefficientCovariance covariance, double level) {
    Inference inference = model.findings().inference();
    Design design = inference.design();
    int n = model.features().size();
    if (covariance.features() != n || design.features() != n) {
      throw new IllegalArgumentException("The covariance is not of the model's features");
    }
    double df = covariance.degreesOfFreedom();
    if (!(df > 0)) {
      return estimates(model, k, SATURATED);
    }
    double critical = Distributions.criticalT(level, df);
    double unit = inference.residuals().unit(k);
    Set<Integer> aliased = new HashSet<>(design.aliased());
    List<Coefficient> rows = new ArrayList<>();
    for (int j = 0; j < n; j++) {
      String name = model.features().get(j);
      double estimate = model.weight(j, k);
      if (design.unit(j) == 0 || aliased.contains(j)) {
        String why = design.unit(j) == 0 ? CONSTANT : ALIASED;
        rows.add(Coefficient.unsure(name, estimate, why));
      } else {
        double error = Math.sqrt(covariance.entry(k, j, j)) * (unit / design.unit(j));
        rows.add(Coefficient.of(name, estimate, error, df, critical));
      }
    }
    if (design.intercept()) {
      rows.add(intercept(model, k, covariance, critical));
    }
    return List.copyOf(rows);
  }

  private static Coefficient intercept(
      LinearModel model, int k, CoefficientCovariance covariance, double critical) {
    double bias = model.bias()[k];
    Inference inference = model.findings().inference();
    if (inference.design().aliased().contains(model.features().size())) {
      return Coefficient.unsure(INTERCEPT, bias, MOVES);
    }
    double root = Math.sqrt(covariance.variance(k, atZero(model)));
    double error = root * inference.residuals().unit(k);
    return Coefficient.of(INTERCEPT, bias, error, covariance.degreesOfFreedom(), critical);
  }

  /** c of the intercept: the point x = 0 in standardized features, and 1 for the means. */
  static double[] atZero(LinearModel model) {
    Design design = model.findings().inference().design();
    int n = design.features();
    double[] c = new double[n + 1];
    for (int j = 0; j < n; j++) {
      c[j] = design.unit(j) == 0 ? 0 : -mean(model, j) / design.unit(j);
    }
    c[n] = 1;
    return c;
  }

  /** The mean of feature j, its origin included. */
  private static double mean(LinearModel model, int j) {
    double mean = model.findings().inference().design().mean(j);
    return model.origins().feature(j).doubleValue() + mean;
  }

  /** Target k's estimates alone. */
  static List<Coefficient> estimates(LinearModel model, int k, String why) {
    List<Coefficient> rows = new ArrayList<>();
    for (int j = 0; j < model.features().size(); j++) {
      rows.add(Coefficient.unsure(model.features().get(j), model.weight(j, k), why));
    }
    if (hasIntercept(model)) {
      rows.add(Coefficient.unsure(INTERCEPT, model.bias()[k], why));
    }
    return List.copyOf(rows);
  }

  /** As the model's settings have it; one that does not say has one. */
  static boolean hasIntercept(LinearModel model) {
    return !Boolean.FALSE.equals(model.training().settings().get("intercept"));
  }
}
