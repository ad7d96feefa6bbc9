package io.pente.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.UsageException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final LinearSettings LINEAR = LinearSettings.DEFAULTS;

  private static void assertRefused(
      Supplier<?> settings, String field, String value, String rule, String message) {
    InvalidSettingException refused =
        catchThrowableOfType(InvalidSettingException.class, settings::get);
    assertThat(refused.field()).isEqualTo(field);
    assertThat(refused.value()).isEqualTo(value);
    assertThat(refused.rule()).isEqualTo(rule);
    assertThat(refused).hasMessage(message);
  }

  @Test
  void aWitherMakesAnotherValueAndLeavesItsOwn() {
    LinearSettings other =
        LINEAR.withL2(0.5).withIterations(7).withPartitions(3).withOptimizer(Optimizer.CG);
    assertThat(other.penalty()).isEqualTo(new Penalty(0.5, 0));
    assertThat(other.stopping()).isEqualTo(new Stopping(7, 1e-9));
    assertThat(other.rows().partitions()).isEqualTo(3);
    assertThat(other.optimizer()).isEqualTo(Optimizer.CG);
    assertThat(LINEAR).isEqualTo(LinearSettings.DEFAULTS);
    assertThat(LINEAR.penalty()).isEqualTo(Penalty.NONE);
  }

  @Test
  void everyWitherOfLinearSettingsSetsItsOwnComponent() {
    LinearSettings all =
        LINEAR
            .withStep(new Step(0.1))
            .withStopping(new Stopping(5, 1e-3))
            .withBatch(new MiniBatch(0.5, 9))
            .withPenalty(new Penalty(1, 0))
            .withBounds(Bounds.of(-1, 2))
            .withIntercept(false)
            .withStandardize(false)
            .withRows(RowSettings.DEFAULTS.withSinglePrecision(true))
            .withStatistics(false)
            .withOptimizer(Optimizer.GD);
    assertThat(all)
        .isEqualTo(
            new LinearSettings(
                Optimizer.GD,
                new Step(0.1),
                new Stopping(5, 1e-3),
                new MiniBatch(0.5, 9),
                Loss.SQUARED,
                new Penalty(1, 0),
                Bounds.of(-1, 2),
                false,
                false,
                new RowSettings(
                    0,
                    StorageLevel.MEMORY_AND_DISK(),
                    true,
                    false,
                    Missing.FAIL,
                    0.5,
                    Optional.empty()),
                false,
                false));
  }

  @Test
  void everyWitherOfRectifierSettingsSetsItsOwnComponent() {
    RectifierSettings all =
        RectifierSettings.of(50)
            .withLambdaStart(2)
            .withNorm(3)
            .withOptimizer(Optimizer.GAUSS_NEWTON)
            .withStopping(new Stopping(5, 1e-3))
            .withSkipBadRows(true)
            .withStarts(Starts.random(8, 7));
    assertThat(all.steepness()).isEqualTo(new Steepness(50, 2));
    assertThat(all.norm()).isEqualTo(3);
    assertThat(all.optimizer()).isEqualTo(Optimizer.GAUSS_NEWTON);
    assertThat(all.stopping()).isEqualTo(new Stopping(5, 1e-3));
    assertThat(all.rows()).isEqualTo(RowSettings.DEFAULTS.withSkipBadRows(true));
    assertThat(all.starts().count()).isEqualTo(8);
    assertThat(all.starts().seed()).isEqualTo(7);
  }

  @Test
  void aValueOutOfItsRangeIsRefusedByFieldValueAndRule() {
    assertRefused(
        () -> new Step(-1), "step", "-1.0", "must be above 0", "step must be above 0, not -1.0");
    assertRefused(
        () -> LINEAR.withL2(Double.NaN),
        "l2",
        "NaN",
        "must be 0 or more",
        "l2 must be 0 or more, not NaN");
    assertRefused(
        () -> LINEAR.withBatch(MiniBatch.ALL.withFraction(1.5)),
        "batch",
        "1.5",
        "must be in (0, 1]",
        "batch must be in (0, 1], not 1.5");
    assertRefused(
        () -> LINEAR.withStorageLevel(StorageLevel.NONE()),
        "storageLevel",
        "NONE",
        "must be a level that keeps rows",
        "storageLevel must be a level that keeps rows, not NONE");
    assertRefused(
        () -> RectifierSettings.of(2).withLambdaStart(3),
        "lambdaStart",
        "3.0",
        "must be above 0 and no more than lambda",
        "lambdaStart must be above 0 and no more than lambda, not 3.0");
  }

  @Test
  void anOptimizerSaysWhatItCannotDo() {
    assertRefused(
        () -> LINEAR.withOptimizer(Optimizer.NEWTON).withBatch(new MiniBatch(0.5, 1)),
        "optimizer",
        "newton",
        "needs all rows in each step: leave batch at 1, or take gd or adam",
        "optimizer newton needs all rows in each step: leave batch at 1, or take gd or adam");
    assertRefused(
        () -> LINEAR.withL1(1).withOptimizer(Optimizer.CG),
        "optimizer",
        "cg",
        "cannot do l1: take auto, lbfgs, gd or nesterov",
        "optimizer cg cannot do l1: take auto, lbfgs, gd or nesterov");
  }

  @Test
  void anOptimizerOfTheOtherProblemIsRefused() {
    assertThatThrownBy(() -> LINEAR.withOptimizer(Optimizer.GAUSS_NEWTON))
        .hasMessage(
            "optimizer is one of auto, gd, momentum, nesterov, adam, lbfgs, newton, cg,"
                + " not 'gauss-newton'");
    assertThatThrownBy(() -> RectifierSettings.of(1).withOptimizer(Optimizer.NEWTON))
        .hasMessage("optimizer is one of lbfgs, gd, gauss-newton, not 'newton'");
    assertThatThrownBy(() -> Optimizer.named("sgd", List.of(Optimizer.GD)))
        .hasMessage("optimizer is one of gd, not 'sgd'");
  }

  @Test
  void aGivenStartCannotBeChangedFromOutside() {
    double[] point = {1, 2};
    Starts starts = Starts.at(point);
    point[0] = 9;
    starts.point().orElseThrow()[1] = 9;
    assertThat(starts.point().orElseThrow()).containsExactly(1, 2);
    assertThatThrownBy(() -> Starts.at(new double[] {Double.NaN}))
        .isInstanceOf(UsageException.class)
        .hasMessage("start must be finite numbers, not [NaN]");
  }
}
