package io.pente.path;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorCurveTest {
  /** Three values and two folds of weights 1 and 3. */
  private static ErrorCurve curve(double first, double second, double third) {
    return ErrorCurve.of(new double[][] {{first, second, third}, {0, 0, 0}}, new double[] {1, 3});
  }

  @Test
  void theErrorIsThatOfAllRowsAndItsStandardErrorThatOfTheFolds() {
    ErrorCurve curve = curve(8, 4, 6);
    assertThat(curve.mean()).containsExactly(2, 1, 1.5);
    // folds of 4 and 0 about 1: sqrt((9 + 3 * 1) / 4 / (2 - 1))
    assertThat(curve.standardError()[1]).isEqualTo(Math.sqrt(3));
    assertThat(curve.minimum()).isEqualTo(1);
    assertThat(curve.withinOneStandardError()).isZero();
  }

  @Test
  void ofEqualErrorsTheLargerPenaltyIsTaken() {
    assertThat(curve(4, 4, 4).minimum()).isZero();
    assertThat(curve(8, 4, 4).minimum()).isEqualTo(1);
  }

  @Test
  void anErrorThatIsNoFiniteNumberIsNeverTheLeast() {
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(curve(nan, 4, 8).minimum()).isEqualTo(1);
    assertThat(curve(infinity, nan, 8).minimum()).isEqualTo(2);
    assertThat(curve(4, nan, 8).minimum()).isZero();
  }
}
