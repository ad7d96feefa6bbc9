package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.objective.ElasticNet;
import io.pente.objective.Evaluation;
import org.junit.jupiter.api.Test;

class BoundedValueTest {
  @Test
  void thePenaltyAndItsRoundingAreCountedIn() {
    Problem problem = new Problem(0, new double[3], ElasticNet.lasso(1, 0, 2));
    double[] point = {-3, 100, 0.5};
    BoundedValue level =
        BoundedValue.of(problem, point, new Evaluation(7, 1e-15, 0, new double[3]));
    assertThat(level.value()).isEqualTo(11);
    assertThat(level.error()).isEqualTo(1e-15 + 3 * 0x1p-53 * 4);
  }

  @Test
  void aboveIsBeyondBothErrors() {
    BoundedValue low = new BoundedValue(1, 0.25);
    assertThat(new BoundedValue(1.5, 0.25).above(low)).isFalse();
    assertThat(new BoundedValue(1.75, 0.25).above(low)).isTrue();
    assertThat(new BoundedValue(1.75, 0.5).above(low)).isFalse();
  }
}
