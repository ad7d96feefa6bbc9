package io.pente.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RectifierTest {
  private static final double[] EXTREME = {
    0,
    -0.0,
    1,
    -1,
    1e-300,
    -1e-300,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    1e300,
    -1e300,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    708,
    -708,
    745,
    -745,
    1600,
    -1600
  };

  @Test
  void noFiniteArgumentGivesAnythingButAFiniteNumber() {
    for (double lambda : new double[] {Double.MIN_VALUE, 1e-300, 1, 1e300, Double.MAX_VALUE}) {
      for (double u : EXTREME) {
        assertThat(Sigmoid.value(lambda, u)).isBetween(0.0, 1.0);
        assertThat(Sigmoid.slope(lambda, u)).isBetween(0.0, lambda / 4);
        assertThat(Rectifier.value(lambda, u)).isFinite();
        assertThat(Rectifier.slope(lambda, u)).isBetween(-0.1, 1.1);
      }
    }
  }

  @Test
  void farOutTheSigmoidIsAStepAndTheRectifierARamp() {
    assertThat(Sigmoid.value(1000, 1e6)).isEqualTo(1);
    assertThat(Sigmoid.value(1000, -1e6)).isZero();
    assertThat(Sigmoid.value(1e300, 1e300)).isEqualTo(1);
    assertThat(Rectifier.value(1000, 1e6)).isEqualTo(1e6);
    assertThat(Rectifier.value(1e300, -1e300)).isZero();
    assertThat(Rectifier.slope(1e300, 1e300)).isEqualTo(1);
    assertThat(Rectifier.slope(1e300, -1e300)).isZero();
  }

  @Test
  void atZeroTheSigmoidIsAHalfAndItsSlopeAQuarterOfLambda() {
    for (double lambda : Points.LAMBDAS) {
      assertThat(Sigmoid.value(lambda, 0)).isEqualTo(0.5);
      assertThat(Sigmoid.slope(lambda, 0)).isEqualTo(lambda / 4);
      assertThat(Rectifier.value(lambda, 0)).isZero();
      assertThat(Rectifier.slope(lambda, 0)).isEqualTo(0.5);
    }
  }

  @Test
  void nanAndMinusInfinityDoNotPassForNumbers() {
    assertThat(Sigmoid.value(1, Double.NaN)).isNaN();
    assertThat(Sigmoid.slope(1, Double.NaN)).isNaN();
    assertThat(Rectifier.value(1, Double.NaN)).isNaN();
    assertThat(Rectifier.slope(1, Double.NaN)).isNaN();
    assertThat(Rectifier.value(1, Double.NEGATIVE_INFINITY)).isNaN();
    assertThat(Rectifier.value(1, Double.POSITIVE_INFINITY)).isInfinite();
  }

  @Test
  void theSmallestValueIsWhereTheSlopeIsZero() {
    for (double lambda : Points.LAMBDAS) {
      double lowest = Double.POSITIVE_INFINITY;
      double at = 0;
      for (int i = -400_000; i <= 0; i++) {
        double value = Rectifier.value(lambda, i * 1e-5 / lambda);
        if (value < lowest) {
          lowest = value;
          at = i * 1e-5;
        }
      }
      assertThat(lowest * lambda).isCloseTo(-0.278465, within(5e-7));
      assertThat(at).isCloseTo(-1.278465, within(1e-5));
      assertThat(Rectifier.slope(lambda, Points.ZERO / lambda)).isCloseTo(0, within(1e-16));
    }
  }

  @Test
  void theSlopeHasItsExtremesAtPlusMinus239936() {
    double lowest = 1;
    double highest = 0;
    for (int i = -100_000; i <= 100_000; i++) {
      double slope = Rectifier.slope(10, i * 1e-5);
      lowest = Math.min(lowest, slope);
      highest = Math.max(highest, slope);
    }
    assertThat(lowest).isCloseTo(-0.09984, within(1e-5));
    assertThat(highest).isCloseTo(1.09984, within(1e-5));
    assertThat(Rectifier.slope(10, -0.239936)).isCloseTo(lowest, within(1e-10));
    assertThat(Rectifier.slope(10, 0.239936)).isCloseTo(highest, within(1e-10));
  }

  @Test
  void theArrayFormGivesTheSameBitsAndStaysWithinItsLength() {
    double[] u = Points.all().stream().mapToDouble(Points::u).toArray();
    for (double lambda : Points.LAMBDAS) {
      double[] values = u.clone();
      double[] slopes = new double[u.length];
      int length = u.length - 3;
      Rectifier.apply(lambda, values, length, slopes);
      for (int i = 0; i < u.length; i++) {
        assertThat(values[i]).isEqualTo(i < length ? Rectifier.value(lambda, u[i]) : u[i]);
        assertThat(slopes[i]).isEqualTo(i < length ? Rectifier.slope(lambda, u[i]) : 0);
      }
    }
  }

  @Test
  void backwardAgreesWithDifferences() {
    Random random = new Random(26);
    for (double lambda : Points.LAMBDAS) {
      double[] u = random.doubles(40, -8 / lambda, 8 / lambda).toArray();
      GradientCheck sigmoid = GradientCheck.of(new Sigmoid(lambda, 40), 27, u);
      GradientCheck rectifier = GradientCheck.of(new Rectifier(lambda, 40), 28, u);
      assertThat(sigmoid.within(1e-8)).as("λ %s: %s", lambda, sigmoid).isTrue();
      assertThat(rectifier.within(1e-8)).as("λ %s: %s", lambda, rectifier).isTrue();
    }
  }

  @Test
  void forwardIsEntryByEntryAndLeavesItsInputAlone() {
    double[] u = {-2, 0, 3};
    assertThat(new Sigmoid(2, 3).forward(u))
        .containsExactly(Sigmoid.value(2, -2), 0.5, Sigmoid.value(2, 3));
    assertThat(new Rectifier(2, 3).forward(u))
        .containsExactly(Rectifier.value(2, -2), 0, Rectifier.value(2, 3));
    new Rectifier(2, 3).backward(new double[] {1, 1, 1}, u);
    assertThat(u).containsExactly(-2, 0, 3);
  }

  @Test
  void aSteepnessThatIsNotPositiveAndFiniteIsRefused() {
    for (double lambda : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new Rectifier(lambda, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("λ is a positive finite number, given was " + lambda);
    }
    assertThatThrownBy(() -> new Sigmoid(1, 3).forward(new double[2]))
        .hasMessage("u (3 × 1) has 3 entries, given were 2");
  }
}
