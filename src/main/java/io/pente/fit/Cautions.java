package io.pente.fit;

import io.pente.message.Count;
import io.pente.model.Caution;
import io.pente.objective.LinearSpace;
import io.pente.optim.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What makes a linear fit look better than it is. */
final class Cautions {
  /** The condition number of the scaled features from which their weights are hardly told apart. */
  private static final double NEARLY_DEPENDENT = 1e5;

  /** The size of scaled weights, per deviation of the target, that shows such a number. */
  private static final double OPPOSED = 1e3;

  /** 1 − R² up to which a fit counts as exact. */
  private static final double EXACT = 1e-14;

  /** The share of rows left out from which it is said. */
  private static final double MANY = 0.05;

  private static final int NAMED = 5;

  private Cautions() {}

  static List<Caution> of(LinearResult result) {
    List<Caution> found = new ArrayList<>();
    fewRows(result, found);
    nearDependence(result, found);
    exactFits(result, found);
    leftOut(result, found);
    return found;
  }

  private static void fewRows(LinearResult result, List<Caution> found) {
    long constant = result.problem().space().constantFeatures().size();
    boolean intercept = result.problem().settings().intercept();
    long coefficients =
        result.problem().space().features() - (intercept ? constant : 0) + (intercept ? 1 : 0);
    long rows = result.moments().weighing();
    if (rows <= coefficients && coefficients > 1) {
      add(
          found,
          "few-rows",
          (double) rows / coefficients,
          "%s for %s, which can follow them whatever they are: r2 says nothing",
          Count.of(rows, "row"),
          Count.of(coefficients, "coefficient"));
    }
  }

  private static void nearDependence(LinearResult result, List<Caution> found) {
    if (result.problem().hessian().isEmpty()) {
      opposedWeights(result, found);
    } else if (result.problem().settings().standardize()) {
      nearDependence(result, result.problem().hessian().get(), found);
    }
  }

  private static void nearDependence(
      LinearResult result, HessianFactor hessian, List<Caution> found) {
    double condition = Math.sqrt(hessian.condition());
    boolean told = !hessian.dependencies(result.names(), result.problem().space()).isEmpty();
    if (told || !(condition >= NEARLY_DEPENDENT)) {
      return;
    }
    add(
        found,
        "near-dependence",
        condition,
        "the features nearly depend on each other, most of all %s: condition number %.2g, and their"
            + " weights are hardly told apart",
        names(result, hessian.weakest(result.problem().space().features())),
        condition);
  }

  /**
   * What the weights themselves say, without a pass: as ‖Xw‖² ≤ 4σ² for targets of deviation σ,
   * where no fit is worse than their mean, the least eigenvalue of the scaled features' products is
   * at most (2σ/‖w‖)², and the largest is at least 1.
   */
  private static void opposedWeights(LinearResult result, List<Caution> found) {
    LinearSpace space = result.problem().space();
    for (int i = 0; i < result.outcomes().size(); i++) {
      int k = result.problem().targets().get(i);
      double[] sizes = shares(result.outcomes().get(i).best().point(), space);
      double norm = Math.sqrt(Arrays.stream(sizes).map(v -> v * v).sum());
      double condition = norm / space.targetSpread(k) / 2;
      if (condition >= OPPOSED && condition < Double.POSITIVE_INFINITY) {
        add(
            found,
            "near-dependence",
            condition,
            "weights that nearly cancel, most of all of %s, show that these features nearly depend"
                + " on each other: condition number %.2g or more for '%s'",
            names(result, sizes),
            condition,
            result.rows().targetNames().get(k));
      }
    }
  }

  private static String names(LinearResult result, double[] direction) {
    double largest = Arrays.stream(direction).map(Math::abs).max().orElse(0);
    List<Integer> order = new ArrayList<>();
    for (int j = 0; j < direction.length; j++) {
      if (Math.abs(direction[j]) >= largest / 10) {
        order.add(j);
      }
    }
    order.sort(Comparator.comparingDouble(j -> -Math.abs(direction[j])));
    return NameList.some(order.stream().limit(NAMED).map(result.names()::get).toList());
  }

  private static void exactFits(LinearResult result, List<Caution> found) {
    for (int i = 0; i < result.outcomes().size(); i++) {
      int k = result.problem().targets().get(i);
      Outcome outcome = result.outcomes().get(i);
      double missing = 1 - result.determination(k, outcome.best().there());
      if (Math.abs(missing) <= EXACT) {
        int alone = alone(outcome.best().point(), result.problem().space());
        String target = result.rows().targetNames().get(k);
        String why =
            alone >= 0
                ? String.format(
                    Locale.ROOT, "'%s' is the target but for its units", result.names().get(alone))
                : "the features give it exactly; is one of them made of it?";
        add(found, "exact-fit", missing, "r2 of '%s' is 1 to rounding: %s", target, why);
      }
    }
  }

  /** The feature whose share of the predictions is all there is; −1 where it is not one alone. */
  private static int alone(double[] point, LinearSpace space) {
    int largest = -1;
    double rest = 0;
    double most = 0;
    double[] sizes = shares(point, space);
    for (int j = 0; j < sizes.length; j++) {
      double size = sizes[j];
      if (largest < 0 || size > most) {
        rest = Math.max(rest, most);
        largest = j;
        most = size;
      } else {
        rest = Math.max(rest, size);
      }
    }
    return largest >= 0 && rest <= 1e-6 * most ? largest : -1;
  }

  /** The deviation of each feature's part of the predictions. */
  private static double[] shares(double[] point, LinearSpace space) {
    double[] shares = new double[space.features()];
    for (int j = 0; j < shares.length; j++) {
      double inverse = space.standardization().inverseScale()[j];
      shares[j] = Math.abs(point[j]) * inverse * space.spread(j);
    }
    return shares;
  }

  private static void leftOut(LinearResult result, List<Caution> found) {
    long skipped = result.rows().skippedRows();
    double share = (double) skipped / Math.max(1, skipped + result.rows().moments().rows());
    if (share >= MANY) {
      List<String> columns = new ArrayList<>();
      result.rows().skippedByReason().entrySet().stream()
          .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
          .forEach(
              each ->
                  columns.add(
                      String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey())));
      add(
          found,
          "rows-left-out",
          share,
          "%.0f %% of the rows were left out as unusable: %s",
          100 * share,
          NameList.some(columns));
    }
  }

  private static void add(
      List<Caution> found, String kind, double figure, String format, Object... values) {
    found.add(new Caution(kind, figure, String.format(Locale.ROOT, format, values)));
  }
}
