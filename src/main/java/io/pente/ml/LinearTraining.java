package io.pente.ml;

import io.pente.data.Moments;
import io.pente.failure.DivergenceException;
import io.pente.failure.UsageException;
import io.pente.model.LinearModel;
import io.pente.model.Training;
import io.pente.objective.ChangedObjective;
import io.pente.objective.ExtendedLinearObjective;
import io.pente.objective.LinearObjective;
import io.pente.objective.LinearSpace;
import io.pente.objective.Objective;
import io.pente.objective.RidgeObjective;
import io.pente.optim.Iterate;
import io.pente.optim.Method;
import io.pente.optim.Minimise;
import io.pente.optim.Newton;
import io.pente.optim.Outcome;
import io.pente.optim.Problem;
import io.pente.optim.Rules;
import io.pente.optim.StopReason;
import io.pente.spark.input.Selection;
import io.pente.spark.input.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fits Ŷ = XW + 1bᵀ to a table: rows are packed and cached once, their moments give the space to
 * train in, and each target is an independent problem there, all answered by the same passes.
 */
public final class LinearTraining {
  private final TrainingOptions options;
  private final TrainingListener listener;
  private final PackedTable rows;
  private final LinearSpace space;
  private final String optimizer;
  private final Curvature curvature;
  private final RidgeObjective objective;

  private LinearTraining(PackedTable rows, TrainingOptions options, TrainingListener listener) {
    this.options = options;
    this.listener = listener;
    this.rows = rows;
    Moments moments = rows.moments();
    this.space =
        new LinearSpace(
            moments.features(),
            moments.targets(),
            rows.featurePivots(),
            rows.targetPivots(),
            options.intercept(),
            options.standardize());
    this.optimizer = chosenOptimizer();
    double[] squareFactors = space.squareFactors(options.l2());
    this.curvature = optimizer.equals(Optimizers.NEWTON) ? curvature(squareFactors) : null;
    this.objective = new RidgeObjective(smooth(), squareFactors);
  }

  private Curvature curvature(double[] squareFactors) {
    if (space.features() > Optimizers.LIMIT_FOR_NEWTON) {
      throw new UsageException(
          "--optimizer newton holds features × features numbers, and there are %,d features: take cg"
              .formatted(space.features()));
    }
    Curvature found = Curvature.of(rows, space, squareFactors);
    if (!found.dependencies().isEmpty()) {
      listener.note(
          "%d of the features depend on the others, and of all solutions the one of least norm is taken: %s"
              .formatted(found.dependencies().size(), Names.some(found.dependencies())));
    }
    return found;
  }

  private Objective smooth() {
    if (curvature != null && worthExtendedPrecision()) {
      return new ExtendedLinearObjective(rows.blocks(), space.standardisation());
    }
    return new ChangedObjective(
        new LinearObjective(
            rows.blocks(), options.intercept(), space.featureSizes(), space.targetSizes()),
        space.standardisation());
  }

  /** Where it costs little, or where rounding is multiplied by a large condition number. */
  private boolean worthExtendedPrecision() {
    double products = (double) rows.moments().rows() * space.features() * space.targets();
    return products <= CHEAP_PRODUCTS || curvature.condition() >= ILL_CONDITIONED;
  }

  private static final double CHEAP_PRODUCTS = 2e7;
  private static final double ILL_CONDITIONED = 1e6;

  /**
   * Trains a model.
   *
   * @throws io.pente.failure.BadInputException where a row cannot be used, or no row can
   * @throws DivergenceException where no finite model was found
   */
  public static TrainedLinear train(
      Table table, Selection selection, TrainingOptions options, TrainingListener listener) {
    try (PackedTable rows = PackedTable.of(table, selection, options, listener)) {
      return new LinearTraining(rows, options, listener).run();
    }
  }

  private String chosenOptimizer() {
    if (!options.optimizer().equals(Optimizers.AUTO)) {
      return options.optimizer();
    }
    Optimizers.Choice choice = 
        Optimizers.choose(
            space.features(), rows.moments().sparse(), options.batch(), options.l1());
    listener.note("optimizer auto takes %s: %s".formatted(choice.name(), choice.why()));
    return choice.name();
  }

  private TrainedLinear run() {
    reportConstantFeatures();
    Method<?> method =
        curvature != null
            ? new Newton(curvature)
            : Optimizers.method(
                optimizer, options.step(), options.batch(), options.l1(), rules());
    LinearProgress progress = new LinearProgress(space, objective, options, rows, listener);
    List<Outcome> outcomes =
        Minimise.run(objective, problems(), method, rules(), progress);
    return trained(outcomes);
  }

  private void reportConstantFeatures() {
    List<String> constant = constantFeatures();
    if (!constant.isEmpty() && options.intercept()) {
      listener.note(
          "%s constant and gets weight 0: %s"
              .formatted(
                  constant.size() == 1 ? "1 feature is" : constant.size() + " features are",
                  Names.some(constant)));
    }
  }

  private List<String> constantFeatures() {
    return space.constantFeatures().stream().map(rows.featureNames()::get).toList();
  }

  private List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (int k = 0; k < space.targets(); k++) {
      double[] start = new double[space.dimension()];
      problems.add(new Problem(k, start, space.absoluteFactors(options.l1(), k)));
    }
    return problems;
  }

  private Rules rules() {
    double tolerance = curvature == null ? options.tolerance() : 0;
    Rules rules = Rules.of(options.iterations(), tolerance);
    return options.batch() < 1 ? rules.sampling(options.batch(), options.seed()) : rules;
  }

  private TrainedLinear trained(List<Outcome> outcomes) {
    int p = space.targets();
    double[] weights = new double[Math.multiplyExact(space.features(), p)];
    double[] bias = new double[p];
    double[] errors = new double[p];
    double[] determination = new double[p];
    Moments.Columns targets = rows.moments().targets();
    for (int k = 0; k < p; k++) {
      refuseDivergence(outcomes.get(k), k);
      Iterate best = outcomes.get(k).best();
      bias[k] = space.original(k, best.point(), remainder(best), weights);
      double squared = LinearProgress.loss(space, objective, k, outcomes.get(k).best());
      errors[k] = Math.sqrt(squared);
      double variance = targets.variance()[k];
      determination[k] = variance == 0 ? Double.NaN : 1 - squared / variance;
    }
    LinearModel model =
        new LinearModel(rows.featureNames(), rows.targetNames(), weights, bias, training(outcomes));
    return new TrainedLinear(
        model,
        errors,
        determination,
        outcomes.stream().map(Outcome::why).toList(),
        constantFeatures(),
        rows.partitions(),
        rows.skippedRows());
  }

  /** Where the Hessian is known, the last gradient says what the point's own digits cannot hold. */
  private double[] remainder(Iterate best) {
    if (curvature == null || best.iteration() == 0) {
      return null;
    }
    double[] remainder = curvature.solve(best.gradient());
    for (int i = 0; i < remainder.length; i++) {
      remainder[i] = -remainder[i];
    }
    return remainder;
  }

  private void refuseDivergence(Outcome outcome, int k) {
    if (outcome.why() == StopReason.DIVERGED) {
      throw new DivergenceException(
          "training of target '%s' diverged after %d iterations: %s (try --optimizer auto, a smaller --step, or without --no-standardize)"
              .formatted(rows.targetNames().get(k), outcome.best().iteration(), outcome.seen()));
    }
  }

  private Training training(List<Outcome> outcomes) {
    int iterations = outcomes.stream().mapToInt(o -> o.best().iteration()).max().orElse(0);
    boolean converged = outcomes.stream().allMatch(o -> o.why().converged());
    double loss = 0;
    double whole = 0;
    double squares = 0;
    for (int k = 0; k < outcomes.size(); k++) {
      Outcome outcome = outcomes.get(k);
      loss += LinearProgress.loss(space, objective, k, outcome.best());
      whole += LinearProgress.objective(space, options.l1(), k, outcome.best());
      squares += outcome.gradientNorm() * outcome.gradientNorm();
    }
    return new Training(
        optimizer,
        iterations,
        rows.passes(),
        converged,
        stopReason(outcomes),
        loss,
        whole,
        Math.sqrt(squares),
        rows.moments().rows(),
        notes());
  }

  private String stopReason(List<Outcome> outcomes) {
    Map<StopReason, List<String>> targets = new LinkedHashMap<>();
    for (int k = 0; k < outcomes.size(); k++) {
      targets
          .computeIfAbsent(outcomes.get(k).why(), why -> new ArrayList<>())
          .add(rows.targetNames().get(k));
    }
    if (targets.size() == 1) {
      return outcomes.get(0).why().text();
    }
    StringBuilder text = new StringBuilder();
    targets.forEach(
        (why, names) ->
            text.append(text.isEmpty() ? "" : "; ")
                .append(why.text())
                .append(" (")
                .append(Names.some(names))
                .append(")"));
    return text.toString();
  }

  private Map<String, Object> notes() {
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("tolerance", options.tolerance());
    notes.put("intercept", options.intercept());
    notes.put("standardize", options.standardize());
    notes.put("l2", options.l2());
    notes.put("l1", options.l1());
    notes.put(
        "penalty",
        options.standardize()
            ? "l2 sum s_j^2 W_jk^2 + l1 sum s_j |W_jk|, s_j the feature's standard deviation"
            : "l2 sum W_jk^2 + l1 sum |W_jk|");
    if (curvature != null && !curvature.dependencies().isEmpty()) {
      notes.put("dependentFeatures", curvature.dependencies());
    }
    return notes;
  }
}
