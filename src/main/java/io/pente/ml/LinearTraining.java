package io.pente.ml;

import io.pente.data.Moments;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.linalg.Kernels;
import io.pente.objective.ChangedObjective;
import io.pente.objective.ExtendedLinearObjective;
import io.pente.objective.LinearObjective;
import io.pente.objective.LinearSpace;
import io.pente.objective.Objective;
import io.pente.objective.RidgeObjective;
import io.pente.optim.Method;
import io.pente.optim.Minimization;
import io.pente.optim.Newton;
import io.pente.optim.Outcome;
import io.pente.optim.Problem;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.settings.Stopping;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits Ŷ = XW + 1bᵀ to a table: rows are packed and cached once, their moments give the space to
 * train in, and each target is an independent problem there, all answered by the same passes.
 */
public final class LinearTraining {
  private static final double MOST_OF_THE_HEAP = 0.4;

  /** Products a pass up to which double-double arithmetic costs little. */
  private static final double CHEAP_PRODUCTS = 2e7;

  private static final double ILL_CONDITIONED = 1e6;

  private final LinearSettings settings;
  private final TrainingListener listener;
  private final PackedTable rows;
  private final LinearSpace space;
  private final Optimizer optimizer;
  private final HessianFactor curvature;
  private final RidgeObjective objective;

  private LinearTraining(PackedTable rows, LinearSettings settings, TrainingListener listener) {
    this.settings = settings;
    this.listener = listener;
    this.rows = rows;
    Moments moments = rows.moments();
    this.space =
        new LinearSpace(
            moments.features(),
            moments.targets(),
            rows.featurePivots(),
            rows.targetPivots(),
            settings.intercept(),
            settings.standardize());
    this.optimizer = chosenOptimizer();
    double[] squareFactors = space.squareFactors(settings.penalty().l2());
    this.curvature = optimizer == Optimizer.NEWTON ? curvature(squareFactors) : null;
    this.objective = new RidgeObjective(smooth(), squareFactors);
  }

  private HessianFactor curvature(double[] squareFactors) {
    requireRoom();
    HessianFactor found = HessianFactor.of(rows, space, squareFactors);
    if (!found.dependencies().isEmpty()) {
      listener.note(
          Sentence.of(
              "%d of the features depend on the others, and of all solutions the one of least norm is taken: %s",
              found.dependencies().size(), NameList.some(found.dependencies())));
    }
    return found;
  }

  /** For the Hessian, on the driver. */
  private void requireRoom() {
    int features = space.features();
    if (features > Optimizers.LIMIT_FOR_NEWTON) {
      throw refusal(
          Sentence.of(
              "holds features × features numbers, and there are %,d features: take cg", features));
    }
    double bytes = 8.0 * features * features * (4 + Math.min(4, rows.partitions()));
    if (bytes > MOST_OF_THE_HEAP * Runtime.getRuntime().maxMemory()) {
      throw refusal(
          Sentence.of(
              "needs about %,.0f MB for %,d features, more than %s leaves: take cg, or give more",
              bytes / 1e6, features, Sentence.setting("spark.driver.memory")));
    }
  }

  private static InvalidSettingException refusal(Sentence why) {
    return InvalidSettingException.conflict("optimizer", Optimizer.NEWTON, why);
  }

  private Objective smooth() {
    if (curvature != null && worthExtendedPrecision()) {
      return new ExtendedLinearObjective(rows.blocks(), space.standardization());
    }
    return new ChangedObjective(
        new LinearObjective(
            rows.blocks(), settings.intercept(), space.featureSizes(), space.targetSizes()),
        space.standardization());
  }

  /** Where it costs little, or where rounding is multiplied by a large condition number. */
  private boolean worthExtendedPrecision() {
    double products = (double) rows.moments().rows() * space.features() * space.targets();
    return products <= CHEAP_PRODUCTS || curvature.condition() >= ILL_CONDITIONED;
  }

  /**
   * Trains a model.
   *
   * @throws io.pente.failure.BadInputException where a row cannot be used, or no row can
   * @throws io.pente.failure.DivergenceException where no finite model was found
   */
  public static TrainedLinear train(
      Table table, Selection selection, LinearSettings settings, TrainingListener listener) {
    Kernels.note().map(Sentence::plain).ifPresent(listener::note);
    try (PackedTable rows = PackedTable.of(table, selection, settings, listener)) {
      return new LinearTraining(rows, settings, listener).run();
    }
  }

  private Optimizer chosenOptimizer() {
    if (settings.optimizer() != Optimizer.AUTO) {
      return settings.optimizer();
    }
    Optimizers.Choice choice =
        Optimizers.choose(
            rows.moments().rows(), space.features(), rows.moments().sparse(), settings);
    listener.note(Sentence.of("optimizer auto takes %s: %s", choice.optimizer(), choice.why()));
    return choice.optimizer();
  }

  private TrainedLinear run() {
    reportConstantFeatures();
    Method<?> method =
        curvature != null ? new Newton(curvature) : Optimizers.linear(optimizer, settings);
    LinearProgress progress = new LinearProgress(space, objective, settings, rows, listener);
    List<Outcome> outcomes =
        Minimization.run(objective, problems(), method, stopping(), settings.batch(), progress);
    return new LinearResult(rows, space, objective, curvature, settings, optimizer, outcomes)
        .trained();
  }

  private void reportConstantFeatures() {
    List<String> constant = LinearResult.constantFeatures(space, rows);
    if (!constant.isEmpty() && settings.intercept()) {
      listener.note(
          Sentence.of(
              "%s constant and gets weight 0: %s",
              constant.size() == 1 ? "1 feature is" : constant.size() + " features are",
              NameList.some(constant)));
    }
  }

  private List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (int k = 0; k < space.targets(); k++) {
      double[] start = new double[space.dimension()];
      problems.add(new Problem(k, start, space.absoluteFactors(settings.penalty().l1(), k)));
    }
    return problems;
  }

  /** Newton's method goes on to rounding level. */
  private Stopping stopping() {
    return curvature == null ? settings.stopping() : settings.stopping().withTolerance(0);
  }
}
