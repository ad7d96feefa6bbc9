package io.pente.ml;

import io.pente.data.Moments;
import io.pente.failure.DivergenceException;
import io.pente.failure.Sentence;
import io.pente.model.LinearModel;
import io.pente.model.Training;
import io.pente.objective.LinearSpace;
import io.pente.objective.RidgeObjective;
import io.pente.optim.Iterate;
import io.pente.optim.Outcome;
import io.pente.optim.StopReason;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run that has ended, in original units: the model, and how it came to be.
 *
 * @param objective in the space trained in, with the ridge penalty
 * @param curvature null unless the optimizer knows the Hessian
 * @param outcomes one a target
 */
record LinearResult(
    PackedTable rows,
    LinearSpace space,
    RidgeObjective objective,
    HessianFactor curvature,
    LinearSettings settings,
    Optimizer optimizer,
    List<Outcome> outcomes) {
  /** The features that do not vary, by name. */
  static List<String> constantFeatures(LinearSpace space, PackedTable rows) {
    return space.constantFeatures().stream().map(rows.featureNames()::get).toList();
  }

  /**
   * The model, and what the run saw.
   *
   * @throws DivergenceException where a target has no finite solution
   */
  TrainedLinear trained() {
    int p = space.targets();
    double[] weights = new double[Math.multiplyExact(space.features(), p)];
    double[] bias = new double[p];
    double[] errors = new double[p];
    double[] determination = new double[p];
    Moments.Columns targets = rows.moments().targets();
    for (int k = 0; k < p; k++) {
      refuseDivergence(outcomes.get(k), k);
      Iterate best = outcomes.get(k).best();
      bias[k] = space.original(k, best.point(), remainder(outcomes.get(k)), weights);
      double squared = LinearProgress.loss(space, objective, k, outcomes.get(k).best());
      errors[k] = Math.sqrt(squared);
      double variance = targets.variance()[k];
      determination[k] = variance == 0 ? Double.NaN : 1 - squared / variance;
    }
    LinearModel model =
        new LinearModel(rows.featureNames(), rows.targetNames(), weights, bias, training());
    return new TrainedLinear(
        model,
        errors,
        determination,
        constantFeatures(space, rows),
        rows.partitions(),
        rows.skippedRows());
  }

  /** At rounding level the last gradient says what the point's own digits cannot hold. */
  private double[] remainder(Outcome outcome) {
    if (curvature == null || !outcome.why().converged()) {
      return null;
    }
    double[] remainder = curvature.solve(outcome.best().gradient());
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

  private Training training() {
    int iterations = outcomes.stream().mapToInt(o -> o.best().iteration()).max().orElse(0);
    boolean converged = outcomes.stream().allMatch(o -> o.why().converged());
    double loss = 0;
    double whole = 0;
    double squares = 0;
    for (int k = 0; k < outcomes.size(); k++) {
      Outcome outcome = outcomes.get(k);
      loss += LinearProgress.loss(space, objective, k, outcome.best());
      whole += LinearProgress.objective(space, settings.penalty().l1(), k, outcome.best());
      squares += outcome.gradientNorm() * outcome.gradientNorm();
    }
    return new Training(
        optimizer.shortName(),
        iterations,
        rows.passes(),
        converged,
        stopReason(),
        loss,
        whole,
        Math.sqrt(squares),
        rows.moments().rows(),
        notes());
  }

  private String stopReason() {
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
                .append(NameList.some(names))
                .append(")"));
    return text.toString();
  }

  private Map<String, Object> notes() {
    Map<String, Object> notes = new LinkedHashMap<>();
    notes.put("tolerance", settings.stopping().tolerance());
    notes.put("intercept", settings.intercept());
    notes.put("standardize", settings.standardize());
    notes.put("l2", settings.penalty().l2());
    notes.put("l1", settings.penalty().l1());
    notes.put(
        "penalty",
        settings.standardize()
            ? "l2 sum s_j^2 W_jk^2 + l1 sum s_j |W_jk|, s_j the feature's standard deviation"
            : "l2 sum W_jk^2 + l1 sum |W_jk|");
    if (curvature != null && !curvature.dependencies().isEmpty()) {
      notes.put("dependentFeatures", curvature.dependencies());
    }
    return notes;
  }
}
