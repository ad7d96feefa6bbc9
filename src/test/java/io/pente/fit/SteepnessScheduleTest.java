package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SteepnessScheduleTest {
  @Test
  void withoutAGentlerStartThereIsOneStage() {
    assertThat(SteepnessSchedule.lambdas(100, 100)).containsExactly(100);
  }

  @Test
  void theWidestRangeOfDoublesIsGoneThroughToo() {
    double[] lambdas = SteepnessSchedule.lambdas(1e-300, 1e300);
    assertThat(lambdas).hasSize(998).isSorted().doesNotContain(0, Double.POSITIVE_INFINITY);
  }

  @Test
  void lambdaIsRaisedByEqualFactorsOfAtMostFour() {
    for (double first : new double[] {1e-3, 0.1, 1, 24.9, 25, 25.1, 99}) {
      double[] lambdas = SteepnessSchedule.lambdas(first, 100);
      assertThat(lambdas[0]).isEqualTo(first);
      assertThat(lambdas[lambdas.length - 1]).isEqualTo(100);
      double factor = lambdas[1] / lambdas[0];
      assertThat(factor).isLessThanOrEqualTo(4 + 1e-9);
      for (int i = 1; i < lambdas.length; i++) {
        assertThat(lambdas[i] / lambdas[i - 1]).isCloseTo(factor, within(1e-12));
      }
      double fewer = Math.pow(100 / first, 1.0 / Math.max(1, lambdas.length - 2));
      assertThat(lambdas.length == 2 || fewer > 4).as("no more stages than needed").isTrue();
    }
  }
}
