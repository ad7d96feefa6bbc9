package io.pente.ml;

import io.pente.data.Moments;
import io.pente.failure.UsageException;
import io.pente.linalg.Kernels;
import io.pente.objective.ChangedObjective;
import io.pente.objective.ExtendedLinearObjective;
import io.pente.objective.LinearObjective;
import io.pente.objective.LinearSpace;
import io.pente.objective.Objective;
import io.pente.objective.RidgeObjective;
import io.pente.optim.Method;
import io.pente.optim.Minimizer;
import io.pente.optim.Newton;
import io.pente.optim.Outcome;
import io.pente.optim.Problem;
import io.pente.optim.Stopping;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;

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
  private final HessianFactor curvature;
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

  private HessianFactor curvature(double[] squareFactors) {
    if (space.features() > Optimizers.LIMIT_FOR_NEWTON) {
      throw new UsageException(
          "--optimizer newton holds features × features numbers, and there are %,d features: take cg"
              .formatted(space.features()));
    }
    double bytes = 8.0 * space.features() * space.features() * (4 + Math.min(4, rows.partitions()));
    if (bytes > MOST_OF_THE_HEAP * Runtime.getRuntime().maxMemory()) {
      throw new UsageException(
          "--optimizer newton needs about %,.0f MB for %,d features, more than --driver-memory leaves: take cg, or give more"
              .formatted(bytes / 1e6, space.features()));
    }
    HessianFactor found = HessianFactor.of(rows, space, squareFactors);
    if (!found.dependencies().isEmpty()) {
      listener.note(
          "%d of the features depend on the others, and of all solutions the one of least norm is taken: %s"
              .formatted(found.dependencies().size(), NameList.some(found.dependencies())));
    }
    return found;
  }

  private static final double MOST_OF_THE_HEAP = 0.4;

  private Objective smooth() {
    if (curvature != null && worthExtendedPrecision()) {
      return new ExtendedLinearObjective(rows.blocks(), space.standardization());
    }
    return new ChangedObjective(
        new LinearObjective(
            rows.blocks(), options.intercept(), space.featureSizes(), space.targetSizes()),
        space.standardization());
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
   * @throws io.pente.failure.DivergenceException where no finite model was found
   */
  public static TrainedLinear train(
      Table table, Selection selection, TrainingOptions options, TrainingListener listener) {
    Kernels.note().ifPresent(listener::note);
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
            rows.moments().rows(),
            space.features(),
            rows.moments().sparse(),
            options.batch(),
            options.l1());
    listener.note("optimizer auto takes %s: %s".formatted(choice.name(), choice.why()));
    return choice.name();
  }

  private TrainedLinear run() {
    reportConstantFeatures();
    Method<?> method =
        curvature != null
            ? new Newton(curvature)
            : Optimizers.method(optimizer, options.step(), options.batch(), options.l1(), rules());
    LinearProgress progress = new LinearProgress(space, objective, options, rows, listener);
    List<Outcome> outcomes = Minimizer.run(objective, problems(), method, rules(), progress);
    return new LinearResult(rows, space, objective, curvature, options, optimizer, outcomes)
        .trained();
  }

  private void reportConstantFeatures() {
    List<String> constant = LinearResult.constantFeatures(space, rows);
    if (!constant.isEmpty() && options.intercept()) {
      listener.note(
          "%s constant and gets weight 0: %s"
              .formatted(
                  constant.size() == 1 ? "1 feature is" : constant.size() + " features are",
                  NameList.some(constant)));
    }
  }

  private List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (int k = 0; k < space.targets(); k++) {
      double[] start = new double[space.dimension()];
      problems.add(new Problem(k, start, space.absoluteFactors(options.l1(), k)));
    }
    return problems;
  }

  private Stopping rules() {
    double tolerance = curvature == null ? options.tolerance() : 0;
    Stopping rules = Stopping.of(options.iterations(), tolerance);
    return options.batch() < 1 ? rules.sampling(options.batch(), options.seed()) : rules;
  }
}
