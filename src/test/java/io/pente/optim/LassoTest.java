package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.settings.Stopping;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** f + Σ l1ᵢ|zᵢ| against coordinate descent and the conditions of optimality. */
class LassoTest {
  private static final LeastSquares ROWS = LeastSquares.random(200, 12, 2, 4, 6);

  private static double[] penalty(double size) {
    double[] l1 = new double[12];
    Arrays.fill(l1, size);
    l1[4] = 0;
    return l1;
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#withPenalty")
  void itEqualsCoordinateDescentAndItsZerosAreZeros(Method<?> method) {
    double[] l1 = penalty(0.6);
    double[] expected = byCoordinates(l1);
    LocalObjective objective = new LocalObjective(ROWS);
    Outcome end = AllMethods.run(method, objective, new double[12], l1, Stopping.of(900, 1e-10));
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(Arrays.stream(expected).filter(w -> w == 0).count()).isBetween(2L, 9L);
    for (int i = 0; i < 12; i++) {
      double w = end.best().point()[i];
      assertThat(w == 0).isEqualTo(expected[i] == 0);
      assertThat(w).isCloseTo(expected[i], within(1e-8));
    }
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#withPenalty")
  void theConditionsOfOptimalityHold(Method<?> method) {
    double[] l1 = penalty(0.2);
    Outcome end =
        AllMethods.run(
            method, new LocalObjective(ROWS), new double[12], l1, Stopping.of(900, 1e-10));
    double[] g = ROWS.gradient(end.best().point());
    for (int i = 0; i < 12; i++) {
      double w = end.best().point()[i];
      if (w == 0) {
        assertThat(Math.abs(g[i])).isLessThanOrEqualTo(l1[i] + 1e-8);
      } else {
        assertThat(g[i]).isCloseTo(-Math.signum(w) * l1[i], within(1e-8));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#withPenalty")
  void aPenaltyAboveEveryGradientLeavesAllAtZeroAtOnce(Method<?> method) {
    double[] l1 = new double[12];
    Arrays.fill(l1, 1.01 * Vectors.largest(ROWS.gradient(new double[12])));
    LocalObjective objective = new LocalObjective(ROWS);
    Outcome end = AllMethods.run(method, objective, new double[12], l1, Stopping.of(900, 1e-10));
    assertThat(end.best().point()).containsOnly(0);
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(objective.passes).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#withPenalty")
  void aStartFarFromTheSolutionEndsThereToo(Method<?> method) {
    double[] l1 = penalty(0.6);
    double[] far = new double[12];
    Arrays.setAll(far, i -> i % 2 == 0 ? 30 : -30);
    Outcome end =
        AllMethods.run(method, new LocalObjective(ROWS), far, l1, Stopping.of(2000, 1e-11));
    double[] expected = byCoordinates(l1);
    assertThat(Vectors.norm(Vectors.minus(end.best().point(), expected))).isLessThan(1e-7);
  }

  @Test
  void orthantWiseNeedsFarFewerPassesOnCorrelatedColumns() {
    Quadratic correlated = Quadratic.ofCondition(20, 1e4, 7);
    double[] l1 = new double[20];
    Arrays.fill(l1, 0.03 * Vectors.largest(correlated.gradient(new double[20])));
    LocalObjective objective = new LocalObjective(correlated);
    Outcome end =
        AllMethods.run(new ActiveSetLbfgs(), objective, new double[20], l1, Stopping.of(200, 1e-9));
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(objective.passes).hasSizeLessThan(100);
  }

  /** One coordinate after another to its own minimum, until nothing changes. */
  private static double[] byCoordinates(double[] l1) {
    double[] w = new double[12];
    for (int sweep = 0; sweep < 4000; sweep++) {
      for (int i = 0; i < 12; i++) {
        double[] unit = new double[12];
        unit[i] = 1;
        double curvature = ROWS.product(w, unit)[i];
        double target = curvature * w[i] - ROWS.gradient(w)[i];
        double beyond = Math.max(Math.abs(target) - l1[i], 0);
        w[i] = Math.signum(target) * beyond / curvature;
      }
    }
    return w;
  }
}
