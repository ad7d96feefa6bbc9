package io.pente.statistics;

import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import io.pente.message.NearestName;
import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Linear restrictions Rβ = r on a target's coefficients, such as {@code x1 = x2, x3 = 0}, tested by
 * Wald's F with any covariance V of β:
 *
 * <pre>
 *   F = (Rβ − r)ᵀ (RVRᵀ)⁻¹ (Rβ − r) / rows of R,     of as many and the covariance's degrees of freedom
 * </pre>
 *
 * Immutable.
 *
 * @param text as it was written
 * @param restrictions one a row of R
 */
public record LinearHypothesis(String text, List<Restriction> restrictions) {
  /**
   * One equation, Σ factor · coefficient = constant.
   *
   * @param factors by the coefficients' names
   */
  public record Restriction(String text, Map<String, BigDecimal> factors, BigDecimal constant) {
    public Restriction {
      factors = Map.copyOf(factors);
    }
  }

  public LinearHypothesis {
    restrictions = List.copyOf(restrictions);
  }

  /**
   * Reads equations, separated by commas: sums of coefficients, each by its name with a factor
   * before it or none, and numbers. Names that have blanks or signs stand in backquotes; the
   * intercept is {@code (intercept)}. Without {@code =} a sum is to be 0.
   *
   * @throws UsageException where it is no such thing
   */
  public static LinearHypothesis of(String text) {
    return new LinearHypothesis(text, new HypothesisReader(text).restrictions());
  }

  /**
   * Tests it for every target.
   *
   * @throws BadInputException for a coefficient that the model does not have or knows no variance
   *     of, and for restrictions of which one follows from others, or contradicts them
   */
  public List<WaldTest> test(LinearModel model, CoefficientCovariance covariance) {
    List<double[]> rows = new ArrayList<>();
    for (Restriction restriction : restrictions) {
      rows.add(row(model, restriction));
    }
    new Elimination(text).require(restrictions);
    List<WaldTest> tests = new ArrayList<>();
    for (int k = 0; k < model.targets().size(); k++) {
      tests.add(test(model, covariance, k, rows));
    }
    return List.copyOf(tests);
  }

  private WaldTest test(
      LinearModel model, CoefficientCovariance covariance, int k, List<double[]> rows) {
    int q = rows.size();
    double unit = model.findings().inference().residuals().unit(k);
    double[] distance = new double[q];
    for (int i = 0; i < q; i++) {
      distance[i] = distance(model, restrictions.get(i), k) / unit;
    }
    double df = covariance.degreesOfFreedom();
    String target = model.targets().get(k);
    String why = df > 0 ? "" : "there are no degrees of freedom left";
    if (q > covariance.rank()) {
      why =
          String.format(
              Locale.ROOT,
              "%d restrictions are more than the clusters tell apart, %.0f",
              q,
              covariance.rank());
    }
    double f = Double.NaN;
    if (why.isEmpty()) {
      WaldForm form = WaldForm.of(covariance, k, rows, distance);
      boolean all = form.restrictions() == q;
      why = all ? "" : "the covariance does not tell these restrictions apart";
      f = all ? form.square() / q : f;
    }
    return new WaldTest(text, target, f, q, df, Distributions.upperF(f, q, df), why);
  }

  /** Rβ − r of one restriction, exact and then rounded. */
  private static double distance(LinearModel model, Restriction restriction, int k) {
    BigDecimal sum = restriction.constant().negate();
    for (Map.Entry<String, BigDecimal> each : restriction.factors().entrySet()) {
      int j = model.features().indexOf(each.getKey());
      double estimate = j < 0 ? model.bias()[k] : model.weight(j, k);
      sum = sum.add(each.getValue().multiply(new BigDecimal(estimate)));
    }
    return sum.doubleValue();
  }

  /** A restriction as a combination of what a covariance is of, in a target's unit. */
  private double[] row(LinearModel model, Restriction restriction) {
    Inference inference = model.findings().inference();
    Design design = inference.design();
    int n = design.features();
    double[] row = new double[n + 1];
    for (Map.Entry<String, BigDecimal> each : restriction.factors().entrySet()) {
      int j = coefficient(model, each.getKey());
      double factor = each.getValue().doubleValue();
      if (j < n) {
        row[j] += factor / design.unit(j);
      } else {
        double[] atZero = CoefficientTable.atZero(model);
        for (int i = 0; i <= n; i++) {
          row[i] += factor * atZero[i];
        }
      }
    }
    return row;
  }

  /** The number of a coefficient, n for the intercept. */
  private int coefficient(LinearModel model, String name) {
    Design design = model.findings().inference().design();
    int n = design.features();
    int j = model.features().indexOf(name);
    boolean intercept = j < 0 && name.equalsIgnoreCase(CoefficientTable.INTERCEPT);
    if (j < 0 && !(intercept && design.intercept())) {
      List<String> names = new ArrayList<>(model.features());
      if (design.intercept()) {
        names.add(CoefficientTable.INTERCEPT);
      }
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the hypothesis '%s' names no coefficient of the model: '%s'%s",
              text,
              name,
              NearestName.hint(name, names)));
    }
    int number = intercept ? n : j;
    boolean unsure = design.aliased().contains(number) || number < n && design.unit(number) == 0;
    if (unsure) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "the hypothesis '%s' is about '%s', which the rows do not determine",
              text,
              name));
    }
    return number;
  }
}
