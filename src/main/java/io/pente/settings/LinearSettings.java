package io.pente.settings;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import java.util.List;
import java.util.function.Consumer;

/**
 * How to train a linear model Ŷ = XW + 1bᵀ.
 *
 * @param optimizer one of {@link #OPTIMIZERS}
 * @param step of gd, momentum, nesterov and adam; the others choose their own
 * @param stopping by default after 200 updates, or at a gradient of 10⁻⁹ of the reference's; Newton
 *     goes on to rounding level
 * @param batch of the rows in each step
 * @param loss of the residuals
 * @param penalty on W
 * @param bounds of W
 * @param intercept whether there is a bias b; without one columns are not shifted
 * @param standardize whether columns are scaled by their deviations
 * @param rows how they are read and kept
 * @param statistics whether a squared-loss fit also finds out how sure its weights are, by a pass
 *     or two more over the rows
 * @param keepMoments whether the model keeps what it takes to be merged and updated later
 */
public record LinearSettings(
    Optimizer optimizer,
    Step step,
    Stopping stopping,
    MiniBatch batch,
    Loss loss,
    Penalty penalty,
    Bounds bounds,
    boolean intercept,
    boolean standardize,
    RowSettings rows,
    boolean statistics,
    boolean keepMoments)
    implements RunSettings<LinearSettings> {
  /** The optimizers for linear models. */
  public static final List<Optimizer> OPTIMIZERS =
      List.of(
          Optimizer.AUTO,
          Optimizer.GD,
          Optimizer.MOMENTUM,
          Optimizer.NESTEROV,
          Optimizer.ADAM,
          Optimizer.LBFGS,
          Optimizer.NEWTON,
          Optimizer.CG);

  /** What a training does that is told nothing. */
  public static final LinearSettings DEFAULTS =
      new LinearSettings(
          Optimizer.AUTO,
          Step.AUTOMATIC,
          Stopping.after(200),
          MiniBatch.ALL,
          Loss.SQUARED,
          Penalty.NONE,
          Bounds.NONE,
          true,
          true,
          RowSettings.DEFAULTS,
          true,
          false);

  /**
   * @throws InvalidSettingException for an optimizer that cannot do what is asked, and for what
   *     does not go together
   */
  public LinearSettings {
    Optimizer.named(optimizer.shortName(), OPTIMIZERS);
    optimizer.check(batch);
    if (optimizer != Optimizer.AUTO) {
      optimizer.check(step);
    }
    optimizer.check(loss, penalty, bounds);
    checkTogether(loss, penalty, bounds);
    if (keepMoments) {
      checkMoments(loss, penalty, bounds);
    }
  }

  /**
   * Refuses what only matters once nothing more is to be set: a step's length where {@code auto}
   * takes an optimizer that finds its own, as it does for all but mini-batches.
   */
  public void checkWhole() {
    if (batch.all()) {
      optimizer.check(step);
    }
  }

  private static void checkTogether(Loss loss, Penalty penalty, Bounds bounds) {
    if (!loss.squared() && penalty.l1() > 0) {
      throw InvalidSettingException.conflict(
          "loss",
          loss.shortName(),
          Sentence.of(
              "does not go with %s: take %s", Sentence.setting("l1"), Sentence.setting("l2")));
    }
    if (!loss.squared() && !bounds.none()) {
      throw InvalidSettingException.conflict(
          "loss", loss.shortName(), Sentence.plain("does not go with bounds on the weights"));
    }
    if (penalty.l1() > 0 && !bounds.none() && !bounds.areNonNegative()) {
      throw InvalidSettingException.conflict(
          "l1",
          penalty.l1(),
          Sentence.of("goes with no bounds but %s", Sentence.setting("nonNegative")));
    }
  }

  /** Refuses what the rows' moments do not say. */
  private static void checkMoments(Loss loss, Penalty penalty, Bounds bounds) {
    Sentence with =
        !loss.squared()
            ? Sentence.of("%s %s", Sentence.setting("loss"), loss.shortName())
            : penalty.l1() > 0
                ? Sentence.of("%s", Sentence.setting("l1"))
                : Sentence.plain(bounds.none() ? "" : "bounds on the weights");
    if (!with.toString().isEmpty()) {
      throw InvalidSettingException.conflict(
          "keepMoments",
          true,
          Sentence.of(
              "does not go with %s: moments give the fit of squared losses with %s alone",
              with, Sentence.setting("l2")));
    }
  }

  @Override
  public LinearSettings withOptimizer(Optimizer choice) {
    return with(draft -> draft.optimizer = choice);
  }

  public LinearSettings withStep(Step length) {
    return with(draft -> draft.step = length);
  }

  @Override
  public LinearSettings withStopping(Stopping when) {
    return with(draft -> draft.stopping = when);
  }

  public LinearSettings withBatch(MiniBatch share) {
    return with(draft -> draft.batch = share);
  }

  public LinearSettings withLoss(Loss cost) {
    return with(draft -> draft.loss = cost);
  }

  public LinearSettings withPenalty(Penalty cost) {
    return with(draft -> draft.penalty = cost);
  }

  public LinearSettings withL2(double factor) {
    return withPenalty(penalty.withL2(factor));
  }

  public LinearSettings withL1(double factor) {
    return withPenalty(penalty.withL1(factor));
  }

  public LinearSettings withBounds(Bounds walls) {
    return with(draft -> draft.bounds = walls);
  }

  public LinearSettings withIntercept(boolean with) {
    return with(draft -> draft.intercept = with);
  }

  public LinearSettings withStandardize(boolean scaled) {
    return with(draft -> draft.standardize = scaled);
  }

  @Override
  public LinearSettings withRows(RowSettings how) {
    return with(draft -> draft.rows = how);
  }

  /** Without them where a fit is one of many, and its weights alone matter. */
  public LinearSettings withStatistics(boolean with) {
    return with(draft -> draft.statistics = with);
  }

  /** With what it takes to be merged and updated later kept in the model. */
  public LinearSettings withKeepMoments(boolean kept) {
    return with(draft -> draft.keepMoments = kept);
  }

  public LinearSettings withSinglePrecision(boolean floats) {
    return withRows(rows.withSinglePrecision(floats));
  }

  private LinearSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** Settings of which one is about to be another; they are checked together. */
  private static final class Draft {
    private Optimizer optimizer;
    private Step step;
    private Stopping stopping;
    private MiniBatch batch;
    private Loss loss;
    private Penalty penalty;
    private Bounds bounds;
    private boolean intercept;
    private boolean standardize;
    private RowSettings rows;
    private boolean statistics;
    private boolean keepMoments;

    Draft(LinearSettings from) {
      this.optimizer = from.optimizer;
      this.step = from.step;
      this.stopping = from.stopping;
      this.batch = from.batch;
      this.loss = from.loss;
      this.penalty = from.penalty;
      this.bounds = from.bounds;
      this.intercept = from.intercept;
      this.standardize = from.standardize;
      this.rows = from.rows;
      this.statistics = from.statistics;
      this.keepMoments = from.keepMoments;
    }

    LinearSettings settings() {
      return new LinearSettings(
          optimizer,
          step,
          stopping,
          batch,
          loss,
          penalty,
          bounds,
          intercept,
          standardize,
          rows,
          statistics,
          keepMoments);
    }
  }
}
