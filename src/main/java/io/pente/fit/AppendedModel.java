package io.pente.fit;

import io.pente.linalg.DoubleDouble;
import io.pente.model.DataSummary;
import io.pente.model.Dependency;
import io.pente.model.Findings;
import io.pente.model.Inference;
import io.pente.model.KeptMoments;
import io.pente.model.LinearModel;
import io.pente.model.Origins;
import io.pente.model.Roles;
import io.pente.model.TargetFit;
import io.pente.model.Training;
import io.pente.objective.LinearSpace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The model of merged moments, in original units, and how it came to be.
 *
 * @param like the first of the models: its columns
 * @param settings of all
 * @param roles of other columns
 * @param moments of all rows
 * @param origins that these are less
 * @param data summary of all rows, but for means and deviations
 * @param how {@code merge} or {@code update}
 * @param passes over rows
 * @param notes what it is made of
 * @param sparse whether predictions are about zero
 */
record AppendedModel(
    LinearModel like,
    Map<String, Object> settings,
    Roles roles,
    KeptMoments moments,
    Origins origins,
    DataSummary data,
    String how,
    long passes,
    Map<String, Object> notes,
    boolean sparse) {
  static final String STOP_REASON = "solved by the rows' moments, to rounding level";

  /** What settings say that decides the solution. */
  record Rules(boolean intercept, boolean standardize, double l2) {
    static Rules of(Map<String, Object> settings) {
      return new Rules(
          !Boolean.FALSE.equals(settings.get("intercept")),
          !Boolean.FALSE.equals(settings.get("standardize")),
          settings.get("l2") instanceof Number l2 ? l2.doubleValue() : 0);
    }
  }

  /** Solves. */
  TrainedLinear trained() {
    Rules rules = Rules.of(settings);
    int n = like.features().size();
    MomentsFit fit = new MomentsFit(moments, n, rules.intercept, rules.standardize, rules.l2);
    List<TargetFit> targets = targets(fit);
    List<String> constant =
        fit.space().constantFeatures().stream().map(like.features()::get).toList();
    LinearModel model = model(fit, rules, training(fit, rules, targets, constant));
    return new TrainedLinear(
        model,
        targets.stream().mapToDouble(TargetFit::rmse).toArray(),
        targets.stream().mapToDouble(TargetFit::r2).toArray(),
        constant,
        data.partitions(),
        data.skippedRows());
  }

  private double unit(int c) {
    return moments.unit()[c];
  }

  private LinearModel model(MomentsFit fit, Rules rules, Training training) {
    int n = like.features().size();
    int p = like.targets().size();
    double[] unit = moments.unit();
    double[] mean = moments.mean();
    double[] weights = fit.weights();
    double[] low = fit.weightsLow();
    for (int e = 0; e < weights.length; e++) {
      int by = Math.getExponent(unit[n + e % p]) - Math.getExponent(unit[e / p]);
      weights[e] = Math.scalb(weights[e], by) + 0.0;
      low[e] = Math.scalb(low[e], by);
    }
    double[] zero = new double[n];
    double[] centre = new double[n];
    if (rules.intercept && !sparse) {
      Arrays.setAll(centre, j -> mean[j] * unit[j]);
    }
    double[] bias = rules.intercept ? predictions(zero, weights, low) : new double[p];
    double[] atCentre = rules.intercept ? predictions(centre, weights, low) : new double[p];
    Inference inference =
        MomentsInference.of(fit, moments, origins, settings, rules.l2(), roles.frequencies());
    Findings findings = Findings.NONE.withInference(inference).withMoments(moments);
    LinearModel model =
        new LinearModel(
            like.features(),
            like.targets(),
            weights,
            bias,
            centre,
            atCentre,
            origins,
            training,
            findings,
            roles);
    return origins.none() ? model : model.withExactBias();
  }

  /** Each target's prediction at a point, less origins: ȳ + Σ(at − x̄)W. */
  private double[] predictions(double[] at, double[] weights, double[] weightsLow) {
    int n = like.features().size();
    int p = like.targets().size();
    double[] unit = moments.unit();
    double[] mean = moments.mean();
    double[] meanLow = moments.meanLow();
    double[] sum = new double[p];
    double[] sumLow = new double[p];
    double[] from = new double[1];
    double[] fromLow = new double[1];
    for (int k = 0; k < p; k++) {
      int c = n + k;
      DoubleDouble.add(sum, sumLow, k, mean[c] * unit[c], meanLow[c] * unit[c]);
    }
    for (int j = 0; j < n; j++) {
      from[0] = at[j];
      fromLow[0] = 0;
      DoubleDouble.add(from, fromLow, 0, -mean[j] * unit[j], -meanLow[j] * unit[j]);
      for (int k = 0; k < p; k++) {
        double w = weights[j * p + k];
        DoubleDouble.addProduct(sum, sumLow, k, from[0], w, weightsLow[j * p + k]);
        DoubleDouble.addProduct(sum, sumLow, k, fromLow[0], w, 0);
      }
    }
    return sum;
  }

  private List<TargetFit> targets(MomentsFit fit) {
    LinearSpace space = fit.space();
    int p = like.targets().size();
    double[] products = fit.residualProducts();
    double weight = moments.totalWeight();
    List<TargetFit> fits = new ArrayList<>();
    for (int k = 0; k < p; k++) {
      double packed = products[k * p + k] / weight;
      double deviation = deviation(like.features().size() + k);
      double s = space.standardization().targetScale()[k];
      double[] z = fit.point(k);
      double cost = 0;
      for (int j = 0; j < z.length; j++) {
        cost = Math.fma(fit.squares()[j] * z[j], z[j], cost);
      }
      double loss = space.originalSquare(k, packed);
      fits.add(
          new TargetFit(
              like.targets().get(k),
              loss,
              loss + space.originalSquare(k, cost * s * s),
              space.originalSize(k, Math.sqrt(packed)),
              deviation == 0 ? Double.NaN : 1 - packed / (deviation * deviation),
              Double.NaN,
              fit.gradientNorm(k),
              fit.steps(),
              true,
              STOP_REASON));
    }
    return fits;
  }

  /** Of a column over its unit. */
  private double deviation(int c) {
    return MomentsFit.deviation(moments, c);
  }

  private Training training(
      MomentsFit fit, Rules rules, List<TargetFit> targets, List<String> constant) {
    double squares = 0;
    double loss = 0;
    double objective = 0;
    for (TargetFit each : targets) {
      loss += each.loss();
      objective += each.objective();
      squares += each.gradientNorm() * each.gradientNorm();
    }
    List<Dependency> dependencies =
        fit.hessian().dependencies(like.features(), fit.space()).stream()
            .map(found -> ReadOrigins.original(found, like.features(), origins))
            .toList();
    return new Training(
        how,
        fit.steps(),
        passes,
        true,
        STOP_REASON,
        loss,
        objective,
        Math.sqrt(squares),
        data.rows(),
        settings,
        targets,
        dependencies,
        Cautions.of(cautioned(fit, rules, targets)),
        summary(constant),
        notes);
  }

  private Cautions.Seen cautioned(MomentsFit fit, Rules rules, List<TargetFit> targets) {
    List<double[]> points = new ArrayList<>();
    List<Double> spreads = new ArrayList<>();
    for (int k = 0; k < targets.size(); k++) {
      points.add(fit.point(k));
      spreads.add(fit.space().targetSpread(k));
    }
    return new Cautions.Seen(
        like.features(),
        fit.space(),
        rules.intercept,
        rules.standardize,
        Optional.of(fit.hessian()),
        like.targets(),
        points,
        spreads,
        targets.stream().map(TargetFit::r2).toList(),
        moments.weighing(),
        data.rows(),
        data.skippedRows(),
        data.account().rowsSkipped());
  }

  /** With the means and deviations of all rows. */
  private DataSummary summary(List<String> constant) {
    int n = like.features().size();
    int m = moments.columns();
    double[] mean = new double[m];
    double[] deviation = new double[m];
    for (int c = 0; c < m; c++) {
      BigDecimal origin = c < n ? origins.feature(c) : origins.target(c - n);
      double less = moments.mean()[c] * unit(c);
      mean[c] = origin.signum() == 0 ? less : origin.add(new BigDecimal(less)).doubleValue();
      deviation[c] = deviation(c) * unit(c);
    }
    return new DataSummary(
        data.rows(),
        data.skippedRows(),
        data.partitions(),
        moments.totalWeight(),
        constant,
        mean,
        deviation,
        data.min(),
        data.max(),
        data.account());
  }
}
