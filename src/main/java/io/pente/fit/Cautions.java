package io.pente.fit;

import io.pente.message.Count;
import io.pente.model.Caution;
import io.pente.objective.LinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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

  /**
   * What a fit's end shows.
   *
   * @param names of the features
   * @param hessian where it was factored
   * @param targets names of those fitted
   * @param points of each in the space trained in
   * @param spreads of each over its unit
   * @param determination R² of each
   * @param weighing how many rows weigh anything
   * @param reasons why rows were left out, and how many
   */
  record Seen(
      List<String> names,
      LinearSpace space,
      boolean intercept,
      boolean standardize,
      Optional<HessianFactor> hessian,
      List<String> targets,
      List<double[]> points,
      List<Double> spreads,
      List<Double> determination,
      long weighing,
      long rows,
      long skipped,
      Map<String, Long> reasons) {}

  static List<Caution> of(Seen seen) {
    List<Caution> found = new ArrayList<>();
    fewRows(seen, found);
    nearDependence(seen, found);
    exactFits(seen, found);
    leftOut(seen, found);
    return found;
  }

  private static void fewRows(Seen seen, List<Caution> found) {
    long constant = seen.space().constantFeatures().size();
    boolean intercept = seen.intercept();
    long coefficients = seen.space().features() - (intercept ? constant : 0) + (intercept ? 1 : 0);
    long rows = seen.weighing();
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

  private static void nearDependence(Seen seen, List<Caution> found) {
    if (seen.hessian().isEmpty()) {
      opposedWeights(seen, found);
    } else if (seen.standardize()) {
      nearDependence(seen, seen.hessian().get(), found);
    }
  }

  private static void nearDependence(Seen seen, HessianFactor hessian, List<Caution> found) {
    double condition = Math.sqrt(hessian.condition());
    boolean told = !hessian.dependencies(seen.names(), seen.space()).isEmpty();
    if (told || !(condition >= NEARLY_DEPENDENT)) {
      return;
    }
    add(
        found,
        "near-dependence",
        condition,
        "the features nearly depend on each other, most of all %s: condition number %.2g, and their"
            + " weights are hardly told apart",
        names(seen, hessian.weakest(seen.space().features())),
        condition);
  }

  /**
   * What the weights themselves say, without a pass: as ‖Xw‖² ≤ 4σ² for targets of deviation σ,
   * where no fit is worse than their mean, the least eigenvalue of the scaled features' products is
   * at most (2σ/‖w‖)², and the largest is at least 1.
   */
  private static void opposedWeights(Seen seen, List<Caution> found) {
    LinearSpace space = seen.space();
    for (int i = 0; i < seen.targets().size(); i++) {
      double[] sizes = shares(seen.points().get(i), space);
      double norm = Math.sqrt(Arrays.stream(sizes).map(v -> v * v).sum());
      double condition = norm / seen.spreads().get(i) / 2;
      if (condition >= OPPOSED && condition < Double.POSITIVE_INFINITY) {
        add(
            found,
            "near-dependence",
            condition,
            "weights that nearly cancel, most of all of %s, show that these features nearly depend"
                + " on each other: condition number %.2g or more for '%s'",
            names(seen, sizes),
            condition,
            seen.targets().get(i));
      }
    }
  }

  private static String names(Seen seen, double[] direction) {
    double largest = Arrays.stream(direction).map(Math::abs).max().orElse(0);
    List<Integer> order = new ArrayList<>();
    for (int j = 0; j < direction.length; j++) {
      if (Math.abs(direction[j]) >= largest / 10) {
        order.add(j);
      }
    }
    order.sort(Comparator.comparingDouble(j -> -Math.abs(direction[j])));
    return NameList.some(order.stream().limit(NAMED).map(seen.names()::get).toList());
  }

  private static void exactFits(Seen seen, List<Caution> found) {
    for (int i = 0; i < seen.targets().size(); i++) {
      double missing = 1 - seen.determination().get(i);
      if (Math.abs(missing) <= EXACT) {
        int alone = alone(seen.points().get(i), seen.space());
        String target = seen.targets().get(i);
        String why =
            alone >= 0
                ? String.format(
                    Locale.ROOT, "'%s' is the target but for its units", seen.names().get(alone))
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

  private static void leftOut(Seen seen, List<Caution> found) {
    long skipped = seen.skipped();
    double share = (double) skipped / Math.max(1, skipped + seen.rows());
    if (share >= MANY) {
      List<String> columns = new ArrayList<>();
      seen.reasons().entrySet().stream()
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
