package io.pente.fit;

import io.pente.data.ColumnUnits;
import io.pente.data.Moments;
import io.pente.linalg.DoubleDouble;
import io.pente.linalg.PseudoInverse;
import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.model.Origins;
import io.pente.model.Residuals;
import io.pente.model.Whitening;
import io.pente.objective.LinearSpace;
import io.pente.objective.ResidualSum;
import io.pente.objective.ResidualTask;
import io.pente.objective.Standardization;
import io.pente.optim.Outcome;
import io.pente.settings.LinearSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a fit that has ended says of how sure it is, asked of its rows, whatever optimizer ran. */
final class FitInference {
  private final LinearResult result;
  private final LinearSpace space;
  private final Standardization standard;
  private final int[] targets;

  private FitInference(LinearResult result) {
    this.result = result;
    this.space = result.problem().space();
    this.standard = space.standardization();
    this.targets = result.problem().targets().stream().mapToInt(Integer::intValue).toArray();
  }

  /** By one more pass over the rows, or two; none, where there is none, with the reason. */
  static Inference of(LinearResult result) {
    Optional<String> absent = absence(result);
    return absent.map(Inference::none).orElseGet(() -> new FitInference(result).found());
  }

  private static Optional<String> absence(LinearResult result) {
    LinearSettings settings = result.problem().settings();
    if (!settings.statistics()) {
      return Optional.of("statistics were not asked for");
    } else if (!settings.loss().squared()) {
      return Optional.of("the loss is Huber's, not the squared one");
    }
    return penalized(result)
        .or(() -> restricted(settings))
        .or(() -> tooWide(result))
        .or(() -> notConverged(result));
  }

  /** Whose weights a penalty biases: all targets' inference is one. */
  private static Optional<String> penalized(LinearResult result) {
    List<Integer> targets = result.problem().targets();
    List<Integer> biased = targets.stream().filter(k -> biased(result, k)).toList();
    if (biased.isEmpty()) {
      return Optional.empty();
    }
    boolean l1 = biased.stream().anyMatch(k -> result.request().penalty(k).l1() > 0);
    String fits = biased.size() == targets.size() ? "the fit has" : fits(result, biased);
    return Optional.of(fits + (l1 ? " an l1" : " an l2") + " penalty, by which weights are biased");
  }

  private static boolean biased(LinearResult result, int k) {
    return result.request().penalty(k).l1() > 0 || result.request().penalty(k).l2() > 0;
  }

  private static String fits(LinearResult result, List<Integer> targets) {
    List<String> names =
        targets.stream().map(k -> "'" + result.rows().targetNames().get(k) + "'").toList();
    String some = NameList.some(names);
    return names.size() == 1 ? "the fit of " + some + " has" : "the fits of " + some + " have";
  }

  private static Optional<String> restricted(LinearSettings settings) {
    if (!settings.bounds().none()) {
      return Optional.of("the fit has bounds on its weights");
    } else if (!settings.batch().all()) {
      return Optional.of("the fit went by mini-batches, and ends near the solution, not at it");
    }
    return Optional.empty();
  }

  private static Optional<String> tooWide(LinearResult result) {
    int features = result.problem().space().features();
    boolean known = result.problem().hessian().isPresent();
    int most = known ? Optimizers.MOST_FOR_NEWTON : Optimizers.FEW_FOR_NEWTON;
    if (features <= most) {
      return Optional.empty();
    }
    String kept =
        String.format(
            Locale.ROOT,
            "there are %,d features, and their products are kept of up to %,d",
            features,
            most);
    String more =
        String.format(
            Locale.ROOT, "; Newton's method keeps those of up to %,d", Optimizers.MOST_FOR_NEWTON);
    return Optional.of(features <= Optimizers.MOST_FOR_NEWTON ? kept + more : kept);
  }

  private static Optional<String> notConverged(LinearResult result) {
    for (int i = 0; i < result.outcomes().size(); i++) {
      if (!result.outcomes().get(i).why().converged()) {
        String target = result.rows().targetNames().get(result.problem().targets().get(i));
        return Optional.of("the fit of '" + target + "' did not converge");
      }
    }
    return Optional.empty();
  }

  private Inference found() {
    double[] units = targetUnits();
    double[] centre = new double[targets.length];
    for (int i = 0; i < targets.length; i++) {
      double s = standard.targetScale()[targets[i]];
      centre[i] = outcome(i).best().there().loss() * (s / units[i]) * (s / units[i]);
    }
    List<double[]> points = new ArrayList<>();
    List<double[]> remainders = new ArrayList<>();
    Optional<HessianFactor> hessian = result.problem().hessian();
    double condition = hessian.map(HessianFactor::condition).orElse(Double.NaN);
    boolean extended =
        LinearTraining.worthExtendedPrecision(result.moments().rows(), space, condition);
    for (int i = 0; i < targets.length; i++) {
      points.add(outcome(i).best().point());
      if (extended) {
        double[] beyond = result.remainder(outcome(i), result.problem().targets().get(i));
        remainders.add(beyond == null ? new double[space.dimension()] : beyond);
      }
    }
    ResidualTask task = ResidualTask.of(standard, targets, points, remainders, units, centre);
    FeatureProducts products =
        new FeatureProducts(result.blocks(), space, result.moments().weight());
    FeatureProducts.Found<ResidualSum> found = products.with(task, hessian);
    Design design = design(found.inverse(), found.other().logWeight());
    return Inference.of(design, residuals(design, found.other(), units, centre));
  }

  private Outcome outcome(int i) {
    return result.outcomes().get(i);
  }

  /** Packed. */
  private double[] targetUnits() {
    double[] units = new double[targets.length];
    Arrays.setAll(
        units, i -> space.targetSpread(targets[i]) > 0 ? space.targetSpread(targets[i]) : 1);
    return units;
  }

  private Design design(PseudoInverse inverse, double logWeight) {
    int n = space.features();
    ColumnUnits columns = result.rows().features();
    boolean intercept = standard.intercept();
    double[] mean = new double[n];
    double[] meanLow = new double[n];
    double[] unit = new double[n];
    boolean[] none = new boolean[n];
    int constant = 0;
    for (int j = 0; j < n; j++) {
      double shift = standard.shift()[j] / columns.unit(j);
      double pivot = intercept ? columns.pivot(j) : 0;
      mean[j] = pivot + shift;
      meanLow[j] = DoubleDouble.sumError(pivot, shift, mean[j]);
      none[j] = standard.inverseScale()[j] == 0;
      unit[j] = none[j] ? 0 : space.spread(j) / columns.unit(j);
      constant += none[j] ? 1 : 0;
    }
    boolean whole = inverse.rank() == n;
    int rank = inverse.rank() - (whole ? constant : 0) + (intercept ? 1 : 0);
    boolean frequencies = result.rows().roles().frequencies();
    double weight = result.moments().weight();
    return new Design(
        frequencies ? Math.round(weight) : result.moments().weighing(),
        weight,
        frequencies ? 0 : logWeight,
        rank,
        intercept,
        mean,
        meanLow,
        unit,
        new Whitening(n, inverse.without(none).root()),
        aliased(inverse, mean, unit, intercept, result.rows().origins()),
        inverse.condition());
  }

  /**
   * The features that others, and the intercept that they, make one of many.
   *
   * @param mean less origins
   */
  static List<Integer> aliased(
      PseudoInverse inverse, double[] mean, double[] unit, boolean intercept, Origins origins) {
    double[] whole = new double[mean.length];
    Arrays.setAll(whole, j -> total(origins, j, mean[j]));
    return AliasedFeatures.of(inverse.dependencies(), whole, unit, intercept);
  }

  /** A mean with its column's origin. */
  private static double total(Origins origins, int j, double mean) {
    return origins.feature(j).doubleValue() + mean;
  }

  private Residuals residuals(
      Design design, ResidualSum sum, double[] packedUnits, double[] centre) {
    int p = targets.length;
    Moments.Columns columns = result.moments().targets();
    double weight = design.totalWeight();
    double[] unit = new double[p];
    double[] products = new double[p * p];
    double[] squares = new double[p];
    double[] tests = new double[p];
    for (int i = 0; i < p; i++) {
      int k = targets[i];
      unit[i] = packedUnits[i] / result.rows().targets().unit(k);
      double relative = columns.variance()[k] / packedUnits[i] / packedUnits[i];
      squares[i] = weight * relative;
      for (int l = 0; l < p; l++) {
        products[i * p + l] = sum.product(i, l);
      }
      tests[i] =
          result.rows().roles().frequencies()
              ? Double.NaN // its squares are of rows, not of what rows stand for
              : new AuxiliaryRegression(space, design, sum, i, centre[i]).statistic();
    }
    double df = (double) design.observations() - design.rank();
    return new Residuals(df, unit, products, squares, sum.fits(), tests);
  }
}
