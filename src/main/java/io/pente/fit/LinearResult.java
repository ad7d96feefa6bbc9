package io.pente.fit;

import io.pente.data.Blocks;
import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.failure.DivergenceException;
import io.pente.failure.Sentence;
import io.pente.model.DataSummary;
import io.pente.model.Dependency;
import io.pente.model.Findings;
import io.pente.model.Inference;
import io.pente.model.LinearModel;
import io.pente.model.TargetFit;
import io.pente.model.Training;
import io.pente.objective.Evaluation;
import io.pente.objective.LinearSpace;
import io.pente.optim.Iterate;
import io.pente.optim.Outcome;
import io.pente.optim.StopReason;
import io.pente.settings.Bounds;
import io.pente.table.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run that has ended, in original units: the model, and how it came to be.
 *
 * @param blocks the rows that it was fitted to
 * @param moments of those
 * @param request what was asked for
 * @param end of the run
 */
record LinearResult(
    LinearRows rows,
    Blocks<LinearBlock> blocks,
    Moments moments,
    LinearRequest request,
    LinearProblem problem,
    Fit.Ended end) {
  /** One a target of the problem. */
  List<Outcome> outcomes() {
    return end.outcomes();
  }

  /** The features that do not vary, by name. */
  static List<String> constantFeatures(LinearSpace space, LinearRows rows) {
    return space.constantFeatures().stream().map(rows.featureNames()::get).toList();
  }

  /** Target k's mean squared error in original units. */
  static double loss(LinearSpace space, int k, Evaluation there) {
    return space.originalSquare(k, packedLoss(space, k, there));
  }

  /** The same in the units of the packed rows, in which none is too small. */
  private static double packedLoss(LinearSpace space, int k, Evaluation there) {
    double s = space.standardization().targetScale()[k];
    return space.loss().fitsScale() ? there.squares() : there.loss() * s * s;
  }

  double rootMeanSquare(int k, Evaluation there) {
    return problem.space().originalSize(k, Math.sqrt(packedLoss(problem.space(), k, there)));
  }

  /** R²; NaN for a target that does not vary. */
  double determination(int k, Evaluation there) {
    double variance = moments.targets().variance()[k];
    return variance == 0 ? Double.NaN : 1 - packedLoss(problem.space(), k, there) / variance;
  }

  /**
   * The model, and what the run saw.
   *
   * @throws DivergenceException where a target has no finite solution
   */
  TrainedLinear trained() {
    LinearSpace space = problem.space();
    int p = outcomes().size();
    int n = space.features();
    double[] weights = new double[Math.multiplyExact(n, p)];
    double[] bias = new double[p];
    double[] errors = new double[p];
    double[] determination = new double[p];
    double[] centre = centre();
    double[] atCentre = new double[p];
    double[] column = new double[Math.multiplyExact(n, space.targets())];
    for (int i = 0; i < p; i++) {
      int k = problem.targets().get(i);
      Outcome outcome = outcomes().get(i);
      refuseDivergence(outcome, k);
      bias[i] = space.original(k, outcome.best().point(), remainder(outcome, k), column);
      for (int j = 0; j < n; j++) {
        weights[j * p + i] = column[j * space.targets() + k];
      }
      atCentre[i] = space.predictionAt(centre, k, outcome.best().point(), remainder(outcome, k));
      double[] moved = keepWithin(weights, i, p, centre);
      bias[i] += moved[0];
      atCentre[i] += moved[1];
      errors[i] = rootMeanSquare(k, outcome.best().there());
      determination[i] = determination(k, outcome.best().there());
    }
    long before = blocks.passes();
    Inference inference = FitInference.of(this);
    long statistics = blocks.passes() - before;
    LinearModel model =
        new LinearModel(
            rows.featureNames(),
            targetNames(),
            weights,
            bias,
            centre,
            atCentre,
            ReadOrigins.of(rows.origins(), problem.targets()),
            training(statistics),
            Findings.NONE.withInference(inference),
            rows.roles());
    return new TrainedLinear(
        rows.origins().none() ? model : model.withExactBias(),
        errors,
        determination,
        constantFeatures(space, rows),
        rows.partitions(),
        rows.skippedRows());
  }

  /** The columns' means; 0 for sparse ones, whose absent values are not to be touched. */
  private double[] centre() {
    double[] centre = new double[problem.space().features()];
    if (problem.settings().intercept() && !moments.sparse()) {
      Arrays.setAll(centre, problem.space()::featureMean);
    }
    return centre;
  }

  private List<String> targetNames() {
    return problem.targets().stream().map(rows.targetNames()::get).toList();
  }

  /**
   * Puts weights that a change of units has moved off a bound exactly there, and those of constant
   * features, which are 0, within their bounds.
   *
   * @return what the bias, and the prediction at the centre, change by for the latter, whose share
   *     is a constant
   */
  private double[] keepWithin(double[] weights, int i, int p, double[] centre) {
    Bounds bounds = problem.settings().bounds();
    double[] moved = new double[2];
    for (int j = 0; !bounds.none() && j < problem.space().features(); j++) {
      double weight = weights[j * p + i];
      double kept = Math.min(Math.max(weight, bounds.lower(j)), bounds.upper(j));
      if (problem.space().standardization().inverseScale()[j] == 0) {
        double constant = problem.space().featureMean(j);
        moved[0] -= kept * constant;
        moved[1] -= kept * (constant - centre[j]);
      }
      weights[j * p + i] = atWall(j, kept);
    }
    return problem.settings().intercept() ? moved : new double[2];
  }

  private double atWall(int j, double weight) {
    Bounds bounds = problem.settings().bounds();
    for (double wall : new double[] {bounds.lower(j), bounds.upper(j)}) {
      if (Double.isFinite(wall) && Math.abs(weight - wall) <= 4 * Math.ulp(wall)) {
        return wall;
      }
    }
    return weight;
  }

  /** At rounding level the last gradient says what the point's own digits cannot hold. */
  double[] remainder(Outcome outcome, int k) {
    if (problem.hessians().isEmpty() || !outcome.why().converged()) {
      return null;
    }
    double[] remainder = problem.hessians().get().of(k).solve(outcome.best().gradient());
    for (int i = 0; i < remainder.length; i++) {
      remainder[i] = -remainder[i];
    }
    return remainder;
  }

  private void refuseDivergence(Outcome outcome, int k) {
    if (outcome.why() == StopReason.DIVERGED) {
      throw new DivergenceException(
          Sentence.of(
              "training of target '%s' diverged after %d iterations: %s (try %s auto, a smaller %s, or %s)",
              rows.targetNames().get(k),
              outcome.best().iteration(),
              outcome.seen(),
              Sentence.setting("optimizer"),
              Sentence.setting("step"),
              Sentence.setting("standardize")));
    }
  }

  /**
   * @param statistics passes that were for them, of those in all
   */
  private Training training(long statistics) {
    LinearSpace space = problem.space();
    int iterations = outcomes().stream().mapToInt(Outcome::iterations).max().orElse(0);
    boolean converged = outcomes().stream().allMatch(o -> o.why().converged());
    double loss = 0;
    double whole = 0;
    double squares = 0;
    for (int i = 0; i < outcomes().size(); i++) {
      int k = problem.targets().get(i);
      Iterate best = outcomes().get(i).best();
      loss += loss(space, k, best.there());
      double kinked = problem.penalties().get(k).kinked(best.point());
      whole += space.originalValue(k, best.value() + kinked);
      squares += outcomes().get(i).gradientNorm() * outcomes().get(i).gradientNorm();
    }
    return new Training(
        problem.optimizer().shortName(),
        iterations,
        blocks.passes(),
        converged,
        stopReason(),
        loss,
        whole,
        Math.sqrt(squares),
        moments.rows(),
        SettingsMap.of(problem.settings(), rows.selection().missingWords()),
        targets(),
        dependencies(),
        Cautions.of(seen()),
        data(),
        notes(statistics));
  }

  private Map<String, Object> notes(long statistics) {
    Map<String, Object> notes = new LinkedHashMap<>();
    if (end.emptyBatches() > 0) {
      notes.put("emptyBatches", end.emptyBatches());
    }
    if (statistics > 0) {
      notes.put("statisticsPasses", statistics);
    }
    return notes;
  }

  private Cautions.Seen seen() {
    LinearSpace space = problem.space();
    List<double[]> points = new ArrayList<>();
    List<Double> spreads = new ArrayList<>();
    List<Double> determination = new ArrayList<>();
    for (int i = 0; i < outcomes().size(); i++) {
      int k = problem.targets().get(i);
      Iterate best = outcomes().get(i).best();
      points.add(best.point());
      spreads.add(space.targetSpread(k));
      determination.add(determination(k, best.there()));
    }
    return new Cautions.Seen(
        rows.featureNames(),
        space,
        problem.settings().intercept(),
        problem.settings().standardize(),
        problem.hessian(),
        targetNames(),
        points,
        spreads,
        determination,
        moments.weighing(),
        rows.moments().rows(),
        rows.skippedRows(),
        rows.skippedByReason());
  }

  private String stopReason() {
    List<String> names = targetNames();
    Map<StopReason, List<String>> targets = new LinkedHashMap<>();
    for (int i = 0; i < outcomes().size(); i++) {
      targets.computeIfAbsent(outcomes().get(i).why(), why -> new ArrayList<>()).add(names.get(i));
    }
    if (targets.size() == 1) {
      return outcomes().get(0).why().text();
    }
    StringBuilder text = new StringBuilder();
    targets.forEach(
        (why, of) ->
            text.append(text.isEmpty() ? "" : "; ")
                .append(why.text())
                .append(" (")
                .append(NameList.some(of))
                .append(")"));
    return text.toString();
  }

  private List<TargetFit> targets() {
    LinearSpace space = problem.space();
    List<TargetFit> fits = new ArrayList<>();
    for (int i = 0; i < outcomes().size(); i++) {
      int k = problem.targets().get(i);
      Outcome outcome = outcomes().get(i);
      Iterate best = outcome.best();
      double loss = loss(space, k, best.there());
      double kinked = problem.penalties().get(k).kinked(best.point());
      fits.add(
          new TargetFit(
              rows.targetNames().get(k),
              loss,
              space.originalValue(k, best.value() + kinked),
              rootMeanSquare(k, best.there()),
              determination(k, best.there()),
              space.loss().fitsScale() ? space.residualScale(k, best.point()) : Double.NaN,
              outcome.gradientNorm(),
              outcome.iterations(),
              outcome.why().converged(),
              outcome.why().text()));
    }
    return fits;
  }

  private List<Dependency> dependencies() {
    return problem
        .hessian()
        .map(h -> h.dependencies(rows.featureNames(), problem.space()))
        .orElse(List.of())
        .stream()
        .map(found -> ReadOrigins.original(found, rows.featureNames(), rows.origins()))
        .toList();
  }

  /** The features, and then the targets that were fitted. */
  private DataSummary data() {
    LinearSpace space = problem.space();
    int n = space.features();
    int m = n + outcomes().size();
    double[] mean = new double[m];
    double[] deviation = new double[m];
    double[] least = new double[m];
    double[] largest = new double[m];
    for (int c = 0; c < m; c++) {
      int k = c < n ? c : problem.targets().get(c - n);
      Moments.Columns columns = c < n ? moments.features() : moments.targets();
      ColumnUnits units = c < n ? rows.features() : rows.targets();
      Origin origin = Origin.of(c < n ? rows.origins().feature(k) : rows.origins().target(k));
      mean[c] = original(origin, c < n ? space.featureMean(k) : space.targetMean(k));
      deviation[c] = columns.deviation(k) / units.unit(k);
      least[c] = original(origin, units.original(k, columns.least()[k]));
      largest[c] = original(origin, units.original(k, columns.largest()[k]));
    }
    return new DataSummary(
        moments.rows(),
        rows.skippedRows(),
        rows.partitions(),
        moments.weight(),
        constantFeatures(space, rows),
        mean,
        deviation,
        least,
        largest,
        rows.account());
  }

  static double original(Origin origin, double value) {
    return origin == null ? value : origin.plus(value);
  }
}
