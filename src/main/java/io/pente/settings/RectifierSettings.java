package io.pente.settings;

import io.pente.failure.InvalidSettingException;
import java.util.List;

/**
 * How to minimize ‖S(Mx)⁺ − Ax − t‖².
 *
 * @param steepness λ, and continuation to it
 * @param norm R of the constraint ‖x‖ = R; 0 for none
 * @param starts where to begin; by default at one random point
 * @param optimizer one of {@link #OPTIMIZERS}
 * @param stopping by default after 500 updates of a start, over all of continuation, or at a
 *     gradient (tangential, where there is a norm) of 10⁻⁹ of the start's
 * @param rows how they are read and kept
 */
public record RectifierSettings(
    Steepness steepness,
    double norm,
    Starts starts,
    Optimizer optimizer,
    Stopping stopping,
    RowSettings rows)
    implements RunSettings<RectifierSettings> {
  /** The optimizers for rectifiers. */
  public static final List<Optimizer> OPTIMIZERS =
      List.of(Optimizer.LBFGS, Optimizer.GD, Optimizer.GAUSS_NEWTON);

  private static final long SEED = 42;

  /**
   * @throws InvalidSettingException for a value out of its range
   */
  public RectifierSettings {
    Ranges.require(norm == 0 || Ranges.positive(norm), "norm", norm, "above 0");
    Optimizer.named(optimizer.shortName(), OPTIMIZERS);
    if (rows.singlePrecision()) {
      throw InvalidSettingException.range(
          "singlePrecision", true, "false: a rectifier's rows are kept in doubles");
    }
  }

  /** The defaults, for a steepness. */
  public static RectifierSettings of(double lambda) {
    return new RectifierSettings(
        Steepness.of(lambda),
        0,
        Starts.random(1, SEED),
        Optimizer.LBFGS,
        Stopping.after(500),
        RowSettings.DEFAULTS);
  }

  /** With continuation from a gentler steepness. */
  public RectifierSettings withLambdaStart(double gentle) {
    return new RectifierSettings(
        steepness.withStart(gentle), norm, starts, optimizer, stopping, rows);
  }

  public RectifierSettings withNorm(double radius) {
    return new RectifierSettings(steepness, radius, starts, optimizer, stopping, rows);
  }

  public RectifierSettings withStarts(Starts where) {
    return new RectifierSettings(steepness, norm, where, optimizer, stopping, rows);
  }

  @Override
  public RectifierSettings withOptimizer(Optimizer choice) {
    return new RectifierSettings(steepness, norm, starts, choice, stopping, rows);
  }

  @Override
  public RectifierSettings withStopping(Stopping when) {
    return new RectifierSettings(steepness, norm, starts, optimizer, when, rows);
  }

  @Override
  public RectifierSettings withRows(RowSettings how) {
    return new RectifierSettings(steepness, norm, starts, optimizer, stopping, how);
  }
}
