package io.pente.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RectifierJacobianTest {
  private static final int K = 7;
  private static final int D = 4;

  private final Random random = new Random(29);
  private final double[] m = random.doubles(K * D, -1, 1).toArray();
  private final double[] x = random.doubles(D, -1, 1).toArray();

  @Test
  void theThreeFormsAreEqualToRounding() {
    for (double lambda : Points.LAMBDAS) {
      RectifierJacobian jacobian = new RectifierJacobian(lambda, K, D, m, x);
      double[] byEntry = jacobian.byEntry();
      double[] byHadamard = jacobian.byHadamardProducts();
      double[] byDiagonals = jacobian.byDiagonals();
      for (int i = 0; i < K * D; i++) {
        assertThat(byHadamard[i]).isCloseTo(byEntry[i], within(2e-15));
        assertThat(byDiagonals[i]).isCloseTo(byEntry[i], within(2e-15));
      }
    }
  }

  /** Row i of the Jacobian is the gradient for x with 1 at output i and 0 elsewhere. */
  @Test
  void theyAreTheJacobianOfTheComposition() {
    for (double lambda : Points.LAMBDAS) {
      double[] jacobian = new RectifierJacobian(lambda, K, D, m, x).byEntry();
      Differentiable rectified = new Rectifier(lambda, K).of(new Linear(K, D, 1));
      for (int i = 0; i < K; i++) {
        double[] unit = new double[K];
        unit[i] = 1;
        double[] gradient = rectified.backward(unit, m, x, new double[1])[1];
        for (int j = 0; j < D; j++) {
          assertThat(gradient[j]).isCloseTo(jacobian[i * D + j], within(2e-15));
        }
      }
    }
  }

  @Test
  void theCompositionAgreesWithDifferences() {
    for (double lambda : Points.LAMBDAS) {
      Differentiable rectified = new Rectifier(lambda, K).of(new Linear(K, D, 1));
      GradientCheck check = GradientCheck.of(rectified, 30, m, x, new double[1]);
      assertThat(check.within(1e-8)).as("λ %s: %s", lambda, check).isTrue();
    }
  }

  @Test
  void duplPutsAColumnSideBySide() {
    assertThat(RectifierJacobian.duplicate(new double[] {1, 2}, 3))
        .containsExactly(1, 1, 1, 2, 2, 2);
  }

  @Test
  void aWrongShapeIsNamed() {
    assertThatThrownBy(() -> new RectifierJacobian(1, K, D, m, new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("x (4 × 1) has 4 entries, given were 3");
    assertThatThrownBy(() -> new RectifierJacobian(1, K, 5, m, x))
        .hasMessage("M (7 × 5) has 35 entries, given were 28");
    assertThatThrownBy(() -> new RectifierJacobian(-1, K, D, m, x)).hasMessageContaining("λ");
  }
}
