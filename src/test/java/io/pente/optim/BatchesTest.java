package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.pente.data.Batch;
import io.pente.objective.Query;
import io.pente.settings.MiniBatch;
import io.pente.settings.Step;
import io.pente.settings.Stopping;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchesTest {
  private static final LeastSquares ROWS = LeastSquares.random(2000, 6, 1, 2, 8);

  static Stream<Method<?>> methods() {
    return AllMethods.onBatches(0.2);
  }

  private static Outcome run(Method<?> method, LocalObjective objective, int iterations) {
    return AllMethods.run(
        method,
        objective,
        new double[6],
        null,
        Stopping.of(iterations, 1e-9),
        new MiniBatch(0.2, 42));
  }

  @Test
  void theFirstAndLastPassAndProductsReadAllRowsAndOthersTheirBatch() {
    LocalObjective objective = new LocalObjective(ROWS);
    Method<?> method = GradientDescent.of(Step.AUTOMATIC, Sampling.of(0.2, 2000));
    run(method, objective, 30);
    int passes = objective.passes.size();
    for (int k = 0; k < passes; k++) {
      boolean product = objective.passes.get(k).get(0) instanceof Query.Product;
      boolean all = k == 0 || product || k == passes - 1;
      assertThat(objective.batches.get(k)).isEqualTo(all ? Batch.ALL : new Batch(0.2, 42, k));
    }
    assertThat(objective.batches.stream().filter(b -> !b.all())).hasSize(30);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theEndIsReportedOverAllRows(Method<?> method) {
    LocalObjective objective = new LocalObjective(ROWS);
    Outcome end = run(method, objective, 25);
    assertThat(end.why()).isEqualTo(StopReason.ITERATIONS);
    assertThat(end.best().iteration()).isEqualTo(25);
    assertThat(end.best().value()).isEqualTo(ROWS.value(end.best().point()));
    assertThat(end.best().gradient()).isEqualTo(ROWS.gradient(end.best().point()));
    assertThat(end.gradientNorm())
        .isCloseTo(Vectors.norm(end.best().gradient()), withinPercentage(1e-10));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void stepsThatShrinkWithTheEpochsSettleNearTheMinimum(Method<?> method) {
    double least =
        AllMethods.run(new Lbfgs(), ROWS, new double[6], Stopping.of(99, 1e-9)).best().value();
    LocalObjective objective = new LocalObjective(ROWS);
    Outcome end = run(method, objective, 1000);
    assertThat(end.best().value()).isBetween(least, 1.01 * least);
  }

  @Test
  void aBatchWithoutAGradientEndsNothing() {
    double[][] x = new double[200][1];
    double[] y = new double[200];
    for (int i = 0; i < 200; i++) {
      x[i][0] = i % 10 == 0 ? 1 : 0; // most batches have none
      y[i] = 3 * x[i][0];
    }
    Outcome end =
        AllMethods.run(
            GradientDescent.of(new Step(0.5), Sampling.of(0.02, 200)),
            new LocalObjective(new LeastSquares(x, y)),
            new double[1],
            null,
            Stopping.of(300, 1e-9),
            new MiniBatch(0.02, 1));
    assertThat(end.iterations()).isEqualTo(300);
    assertThat(end.best().point()[0]).isBetween(2.0, 3.1);
    assertThat(end.why()).isIn(StopReason.ITERATIONS, StopReason.TOLERANCE);
  }

  @Test
  void aRunThatEndsFarAboveItsStartHasDiverged() {
    LocalObjective objective = new LocalObjective(ROWS);
    Outcome end = run(Adam.of(new Step(1e9), Sampling.of(0.2, 2000)), objective, 30);
    assertThat(end.why()).isEqualTo(StopReason.DIVERGED);
    assertThat(end.seen()).contains("the end is higher than the start");
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aStartAtTheSolutionIsNotLost(Method<?> method) {
    double[] solution =
        AllMethods.run(new Lbfgs(), ROWS, new double[6], Stopping.of(99, 1e-12)).best().point();
    Outcome end =
        AllMethods.run(
            method,
            new LocalObjective(ROWS),
            solution,
            null,
            Stopping.of(20, 0),
            new MiniBatch(0.2, 42));
    assertThat(end.best().value()).isLessThanOrEqualTo(ROWS.value(solution));
    assertThat(end.why()).isEqualTo(StopReason.ITERATIONS);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aBlowUpLeadsBackAndToSmallerSteps(Method<?> automatic) {
    // A twentieth of the curvature told: the automatic step is twenty times too long.
    LocalObjective objective =
        new LocalObjective(Changed.misleading(0.05, Quadratic.ofCondition(6, 3, 5)));
    Outcome end = run(automatic, objective, 1500);
    assertThat(end.gradientNorm() / end.unit()).isLessThan(1e-2);
  }
}
