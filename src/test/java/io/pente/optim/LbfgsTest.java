package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.settings.Stopping;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LbfgsTest {
  private static Outcome run(LocalObjective objective, double[] start, double tolerance) {
    return AllMethods.run(new Lbfgs(), objective, start, null, Stopping.of(2000, tolerance));
  }

  @ParameterizedTest
  @CsvSource({"10,1e2,40", "50,1e2,110", "10,1e8,70", "20,1e8,250", "50,1e8,950"})
  void quadraticsAreSolvedToThirteenDigits(int dimension, double condition, int passes) {
    Quadratic f = Quadratic.ofCondition(dimension, condition, 7);
    LocalObjective objective = new LocalObjective(f);
    Outcome end = run(objective, new double[dimension], 1e-13);
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(objective.passes).hasSizeLessThan(passes);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 10, 50})
  void theValleyOfRosenbrockIsFollowedToItsEnd(int dimension) {
    Rosenbrock valley = new Rosenbrock(dimension);
    LocalObjective objective = new LocalObjective(valley);
    Outcome end = run(objective, valley.start(), 1e-13);
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(end.best().point()).containsOnly(new double[] {1}, within(1e-12));
    assertThat(objective.passes).hasSizeLessThan(80);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 1, 1000})
  void noisyRowsAreSolvedBelowWhereTheirLossCanTell(double noise) {
    LeastSquares rows = LeastSquares.random(200, 10, noise, 1000, 3);
    Outcome end = run(new LocalObjective(rows), new double[10], 1e-12);
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
  }

  @Test
  void aFlatDirectionIsLeftAlone() {
    Quadratic f = Quadratic.ofEigenvalues(new double[] {3, 2, 1, 0, 0}, 4);
    Outcome end = run(new LocalObjective(f), new double[5], 1e-10);
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(Vectors.norm(end.best().point())).isLessThan(2);
  }

  /** H of the last pairs equals the dense BFGS update of a scaled identity. */
  @Test
  void theInverseHessianIsTheUpdateFormula() {
    Random random = new Random(2);
    InverseHessian known = InverseHessian.UNKNOWN;
    Quadratic f = Quadratic.ofCondition(5, 10, 3);
    double[][] steps = new double[4][];
    for (int k = 0; k < 4; k++) {
      steps[k] = random.doubles(5, -1, 1).toArray();
      known = known.updated(steps[k], f.product(null, steps[k]));
    }
    double[][] dense = new double[5][5];
    for (int i = 0; i < 5; i++) {
      dense[i][i] = known.scale();
    }
    for (double[] step : steps) {
      dense = updated(dense, step, f.product(null, step));
    }
    double[] gradient = random.doubles(5, -1, 1).toArray();
    double[] descent = known.descent(gradient);
    for (int i = 0; i < 5; i++) {
      assertThat(descent[i]).isCloseTo(-Vectors.dot(dense[i], gradient), within(1e-12));
    }
  }

  /** (I − s yᵀ/sᵀy) H (I − y sᵀ/sᵀy) + s sᵀ/sᵀy. */
  private static double[][] updated(double[][] h, double[] s, double[] y) {
    int d = s.length;
    double rho = 1 / Vectors.dot(s, y);
    double[][] left = new double[d][d];
    double[][] next = new double[d][d];
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        for (int k = 0; k < d; k++) {
          left[i][j] += ((i == k ? 1 : 0) - rho * s[i] * y[k]) * h[k][j];
        }
      }
    }
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        next[i][j] = rho * s[i] * s[j];
        for (int k = 0; k < d; k++) {
          next[i][j] += left[i][k] * ((k == j ? 1 : 0) - rho * y[k] * s[j]);
        }
      }
    }
    return next;
  }

  @Test
  void aStepWithoutPositiveCurvatureTeachesNothing() {
    double[] step = {1, 0};
    assertThat(InverseHessian.UNKNOWN.updated(step, new double[] {-1, 0}).unknown()).isTrue();
    assertThat(InverseHessian.UNKNOWN.updated(step, new double[] {1e-12, 1}).unknown()).isTrue();
    assertThat(InverseHessian.UNKNOWN.updated(new double[2], new double[2]).unknown()).isTrue();
    assertThat(InverseHessian.UNKNOWN.updated(step, new double[] {1e-3, 1}).unknown()).isFalse();
  }
}
