package io.pente.settings;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import java.util.List;

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
    return new LinearSettings(
        choice,
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

  public LinearSettings withStep(Step length) {
    return new LinearSettings(
        optimizer,
        length,
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

  @Override
  public LinearSettings withStopping(Stopping when) {
    return new LinearSettings(
        optimizer,
        step,
        when,
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

  public LinearSettings withBatch(MiniBatch share) {
    return new LinearSettings(
        optimizer,
        step,
        stopping,
        share,
        loss,
        penalty,
        bounds,
        intercept,
        standardize,
        rows,
        statistics,
        keepMoments);
  }

  public LinearSettings withLoss(Loss cost) {
    return new LinearSettings(
        optimizer,
        step,
        stopping,
        batch,
        cost,
        penalty,
        bounds,
        intercept,
        standardize,
        rows,
        statistics,
        keepMoments);
  }

  public LinearSettings withPenalty(Penalty cost) {
    return new LinearSettings(
        optimizer,
        step,
        stopping,
        batch,
        loss,
        cost,
        bounds,
        intercept,
        standardize,
        rows,
        statistics,
        keepMoments);
  }

  public LinearSettings withL2(double factor) {
    return withPenalty(penalty.withL2(factor));
  }

  public LinearSettings withL1(double factor) {
    return withPenalty(penalty.withL1(factor));
  }

  public LinearSettings withBounds(Bounds walls) {
    return new LinearSettings(
        optimizer,
        step,
        stopping,
        batch,
        loss,
        penalty,
        walls,
        intercept,
        standardize,
        rows,
        statistics,
        keepMoments);
  }

  public LinearSettings withIntercept(boolean with) {
    return new LinearSettings(
        optimizer,
        step,
        stopping,
        batch,
        loss,
        penalty,
        bounds,
        with,
        standardize,
        rows,
        statistics,
        keepMoments);
  }

  public LinearSettings withStandardize(boolean scaled) {
    return new LinearSettings(
        optimizer,
        step,
        stopping,
        batch,
        loss,
        penalty,
        bounds,
        intercept,
        scaled,
        rows,
        statistics,
        keepMoments);
  }

  @Override
  public LinearSettings withRows(RowSettings how) {
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
        how,
        statistics,
        keepMoments);
  }

  /** Without them where a fit is one of many, and its weights alone matter. */
  public LinearSettings withStatistics(boolean with) {
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
        with,
        keepMoments);
  }

  /** With what it takes to be merged and updated later kept in the model. */
  public LinearSettings withKeepMoments(boolean kept) {
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
        kept);
  }

  public LinearSettings withSinglePrecision(boolean floats) {
    return withRows(rows.withSinglePrecision(floats));
  }
}
