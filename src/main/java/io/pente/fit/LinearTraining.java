package io.pente.fit;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.linalg.Kernels;
import io.pente.model.Dependency;
import io.pente.model.KeptMoments;
import io.pente.model.LinearModel;
import io.pente.model.Training;
import io.pente.objective.ChangedObjective;
import io.pente.objective.ExtendedLinearObjective;
import io.pente.objective.LinearObjective;
import io.pente.objective.LinearSpace;
import io.pente.objective.Objective;
import io.pente.objective.PenalizedObjective;
import io.pente.objective.Penalty;
import io.pente.objective.ResidualLoss;
import io.pente.optim.Outcome;
import io.pente.optim.StopReason;
import io.pente.settings.Bounds;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Fits Ŷ = XW + 1bᵀ to prepared rows: their moments give the space to train in, and each target is
 * an independent problem there, all answered by the same passes.
 */
public final class LinearTraining {
  static final double MOST_OF_THE_HEAP = 0.4;

  /** Products a pass up to which double-double arithmetic costs little. */
  private static final double CHEAP_PRODUCTS = 2e7;

  private static final double ILL_CONDITIONED = 1e6;

  private final LinearRows rows;
  private final Blocks<LinearBlock> blocks;
  private final Moments moments;
  private final LinearSettings settings;
  private final FitListener listener;
  private final LinearSpace space;
  private final LinearPenalties costs;

  private LinearTraining(
      LinearRows rows,
      Blocks<LinearBlock> blocks,
      Moments moments,
      LinearRequest request,
      FitListener listener) {
    this.rows = rows;
    this.blocks = blocks;
    this.moments = moments;
    this.settings = request.settings();
    this.listener = listener;
    this.space =
        new LinearSpace(
            moments.features(),
            moments.targets(),
            rows.features(),
            rows.targets(),
            settings.intercept(),
            settings.standardize(),
            settings.loss().squared()
                ? ResidualLoss.SQUARED
                : new ResidualLoss.Huber(settings.loss().epsilon()));
    this.costs = new LinearPenalties(request::penalty, space, moments, rows);
  }

  /**
   * Packs a table's rows and fits a model to them.
   *
   * @throws io.pente.failure.BadInputException where the table lacks a column, a row cannot be
   *     used, or no row can
   * @throws io.pente.failure.DivergenceException where no finite model was found
   */
  public static TrainedLinear train(
      Table table, ColumnRoles roles, LinearSettings settings, FitListener listener) {
    return train(table, roles, settings, Optional.empty(), listener);
  }

  /**
   * The same, begun at a model of the same columns.
   *
   * @throws io.pente.failure.BadInputException also where the model has other columns
   */
  public static TrainedLinear train(
      Table table,
      ColumnRoles roles,
      LinearSettings settings,
      Optional<LinearModel> start,
      FitListener listener) {
    settings.checkWhole();
    try (LinearRows rows = LinearRows.of(table, roles, settings, listener)) {
      LinearRequest request = LinearRequest.of(rows, settings).from(start.map(LinearStart::new));
      return train(rows, rows.blocks(), rows.moments(), request, listener);
    }
  }

  /**
   * Fits a model to prepared rows, or some of them.
   *
   * @param blocks the rows to fit to
   * @param moments of those
   */
  static TrainedLinear train(
      LinearRows rows,
      Blocks<LinearBlock> blocks,
      Moments moments,
      LinearRequest request,
      FitListener listener) {
    request.settings().checkWhole();
    Kernels.note().map(Sentence::plain).ifPresent(listener::note);
    LinearTraining training = new LinearTraining(rows, blocks, moments, request, listener);
    boolean keep = request.settings().keepMoments();
    if (keep) {
      MomentsPass.requireRoom(
          training.space.features() + request.targets().size(), rows.partitions());
    }
    LinearProblem problem = training.problem(request);
    training.reportConstantFeatures();
    Fit.Ended end = training.run(problem, request);
    Optional<KeptMoments> kept =
        keep
            ? Optional.of(MomentsPass.of(rows, blocks, moments, request.targets()))
            : Optional.empty();
    TrainedLinear trained =
        keeping(new LinearResult(rows, blocks, moments, request, problem, end).trained(), kept);
    training.reportEnd(problem, end.outcomes(), trained);
    if (request.start().isPresent()) {
      training.reportStart(problem, end.outcomes());
    }
    listener.on(
        new FitEvent.Ended(
            trained.model().training().converged(),
            trained.model().training().stopReason(),
            trained.model().training().iterations(),
            trained.model().training().passes()));
    return trained;
  }

  private static TrainedLinear keeping(TrainedLinear trained, Optional<KeptMoments> kept) {
    LinearModel model = trained.model();
    return kept.map(found -> trained.with(model.with(model.findings().withMoments(found))))
        .orElse(trained);
  }

  private Fit.Ended run(LinearProblem problem, LinearRequest request) {
    if (request.heldOut().isEmpty()) {
      return Fit.run(problem, request.state(), listener);
    }
    EarlyStop watch = new EarlyStop(problem, request.heldOut().get(), rows);
    return watch.kept(Fit.run(watch, request.state(), listener));
  }

  private LinearProblem problem(LinearRequest request) {
    Optimizers.Choice choice = choice(request);
    Optimizer optimizer = choice.optimizer();
    request.targets().forEach(k -> costs.check(k, settings.intercept()));
    Optional<Hessians> hessians =
        optimizer == Optimizer.NEWTON ? Optional.of(hessians(request.targets())) : Optional.empty();
    List<Penalty> penalties = penalties();
    request.start().ifPresent(start -> start.check(rows, request.targets()));
    List<double[]> starts =
        choice.byProducts()
            ? ProductStart.of(blocks, space, settings, request.targets(), penalties)
            : starts(request, hessians);
    return new LinearProblem(
        space,
        request.targets(),
        starts,
        penalties,
        new PenalizedObjective(loss(hessians), penalties),
        settings,
        optimizer,
        hessians,
        moments.rows(),
        moments.weighing());
  }

  private List<double[]> starts(LinearRequest request, Optional<Hessians> hessians) {
    List<double[]> starts = new ArrayList<>();
    for (int k : request.targets()) {
      starts.add(start(request, hessians, k));
    }
    return starts;
  }

  /** Where target k begins: what a start says of no row is left out, if it is known. */
  private double[] start(LinearRequest request, Optional<Hessians> hessians, int k) {
    if (request.start().isEmpty()) {
      return new double[space.dimension()];
    }
    double[] point = request.start().get().point(space, rows, k);
    return hessians.map(h -> h.of(k).ofLeastNorm(point)).orElse(point);
  }

  private Optimizers.Choice choice(LinearRequest request) {
    if (settings.optimizer() != Optimizer.AUTO) {
      listener.on(new FitEvent.Chosen(settings.optimizer().shortName(), ""));
      return new Optimizers.Choice(settings.optimizer(), Sentence.plain(""));
    }
    Optimizers.Choice choice =
        Optimizers.choose(
            moments.rows(), space.features(), moments.sparse(), settings, request.fresh());
    listener.note(Sentence.of("optimizer auto takes %s: %s", choice.optimizer(), choice.why()));
    listener.on(new FitEvent.Chosen(choice.optimizer().shortName(), choice.why().toString()));
    return choice;
  }

  private List<Penalty> penalties() {
    Bounds bounds = settings.bounds();
    int n = space.features();
    if (bounds.count() != 1 && bounds.count() != n) {
      throw InvalidSettingException.range("lower", bounds.count(), "as many as features, " + n);
    }
    double[] lower = new double[n];
    double[] upper = new double[n];
    Arrays.setAll(lower, bounds::lower);
    Arrays.setAll(upper, bounds::upper);
    List<Penalty> penalties = new ArrayList<>();
    for (int k = 0; k < space.targets(); k++) {
      Penalty cost = costs.of(k);
      penalties.add(bounds.none() ? cost : space.bounded(k, cost, lower, upper));
    }
    return penalties;
  }

  /** Of some targets; the others' is one of these. */
  private Hessians hessians(List<Integer> targets) {
    requireRoom();
    List<double[]> factors =
        IntStream.range(0, space.targets())
            .map(k -> targets.contains(k) ? k : targets.get(0))
            .mapToObj(costs::squareFactors)
            .toList();
    Hessians found = Hessians.of(blocks, moments.weight(), space, factors);
    List<String> dependent =
        found.of(0).dependencies(rows.featureNames(), space).stream()
            .map(Dependency::toString)
            .toList();
    if (!dependent.isEmpty()) {
      listener.note(
          Sentence.of(
              "%d of the features depend on the others, and of all solutions the one of least norm is taken: %s",
              dependent.size(), NameList.some(dependent)));
    }
    return found;
  }

  /** For the Hessian, on the driver. */
  private void requireRoom() {
    int features = space.features();
    if (features > Optimizers.LIMIT_FOR_NEWTON) {
      throw refusal(
          Sentence.of(
              "holds features × features numbers, and there are %,d features: take %s",
              features, Sentence.choice("cg")));
    }
    double bytes = 8.0 * features * features * (4 + Math.min(4, rows.partitions()));
    if (bytes > MOST_OF_THE_HEAP * Runtime.getRuntime().maxMemory()) {
      throw refusal(
          Sentence.of(
              "needs about %,.0f MB for %,d features, more than %s leaves: take %s, or give more",
              bytes / 1e6,
              features,
              Sentence.setting("spark.driver.memory"),
              Sentence.choice("cg")));
    }
  }

  private static InvalidSettingException refusal(Sentence why) {
    return InvalidSettingException.conflict("optimizer", Optimizer.NEWTON, why);
  }

  private Objective loss(Optional<Hessians> hessians) {
    if (hessians.isPresent() && worthExtendedPrecision(hessians.get())) {
      return new ExtendedLinearObjective(blocks, space.standardization());
    }
    return new ChangedObjective(
        new LinearObjective(
            blocks, space.loss(), settings.intercept(), space.featureSizes(), space.targetSizes()),
        space.standardization());
  }

  private boolean worthExtendedPrecision(Hessians hessians) {
    return worthExtendedPrecision(moments.rows(), space, hessians.condition());
  }

  /**
   * Where it costs little, or where rounding is multiplied by a large condition number.
   *
   * @param condition of the Hessian, where it is known
   */
  static boolean worthExtendedPrecision(long rows, LinearSpace space, double condition) {
    double products = (double) rows * space.features() * space.targets();
    return products <= CHEAP_PRODUCTS || condition >= ILL_CONDITIONED;
  }

  /** What a start model saved, in the objective of these rows. */
  private void reportStart(LinearProblem problem, List<Outcome> outcomes) {
    double begun = 0;
    double nothing = 0;
    for (int i = 0; i < outcomes.size(); i++) {
      int k = problem.targets().get(i);
      double kinked = problem.penalties().get(k).kinked(outcomes.get(i).start().point());
      begun += space.originalValue(k, outcomes.get(i).start().value() + kinked);
      nothing += space.originalSquare(k, Math.pow(space.targetSpread(k), 2));
    }
    listener.note(
        settings.loss().squared()
            ? Sentence.of(
                "begun at the start model, of objective %.6g on these rows, instead of W = 0, of %.6g",
                begun, nothing)
            : Sentence.of("begun at the start model, of objective %.6g on these rows", begun));
  }

  private void reportEnd(LinearProblem problem, List<Outcome> outcomes, TrainedLinear trained) {
    Training ended = trained.model().training();
    ended.cautions().forEach(caution -> listener.note(Sentence.plain(caution.text())));
    if (!ended.converged()) {
      List<StopReason> reasons = outcomes.stream().map(Outcome::why).toList();
      listener.note(
          Sentence.of("not converged: %s%s", ended.stopReason(), Advice.of(problem, reasons)));
    }
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
}
