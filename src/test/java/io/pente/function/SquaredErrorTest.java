package io.pente.function;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SquaredErrorTest {
  private final SmallIntegers integers = new SmallIntegers(4);

  @Test
  void eachColumnIsComparedToItsOwnTargetAndOneWithoutATargetStays() {
    double[] y = {0, 0, 0, 1, 2, 3, 10, 20, 30};
    double[] r = {100, 100, 100, 100, 200, 200, 200, 200};
    SquaredError.residual(r, 2, 4, y, 1, 3, new int[] {2, -1, 0, 2});
    assertThat(r).containsExactly(97, 100, 99, 97, 170, 200, 190, 170);
  }

  @Test
  void rowsBeyondTheTileAreLeftAlone() {
    double[] r = {5, 6, 7, 8};
    double[] squaredErrors = {1};
    SquaredError.residual(r, 2, 1, new double[] {1, 1, 1, 1}, 0, 1, new int[] {0});
    SquaredError.add(r, 2, 1, new double[] {2, 2, 2, 2}, 0, squaredErrors);
    assertThat(r).containsExactly(8, 10, 7, 8);
    assertThat(squaredErrors).containsExactly(1 + 2 * 16 + 2 * 25);
  }

  @Test
  void squaredErrorsAreSumsPerColumn() {
    double[] r = {1, 10, 2, 20, 3, 30};
    double[] squaredErrors = {1000, 2000};
    SquaredError.add(r, 3, 2, null, 0, squaredErrors);
    assertThat(squaredErrors).containsExactly(1014, 3400);
    assertThat(r).containsExactly(1, 10, 2, 20, 3, 30);
  }

  @Test
  void aRowWeightEntersOnceIntoTheSumAndOnceIntoTheGradient() {
    double[] r = {3, 5, 7, 2};
    double[] squaredErrors = new double[2];
    SquaredError.add(r, 2, 2, new double[] {9, 9, 4, 0}, 2, squaredErrors);
    assertThat(squaredErrors).containsExactly(36, 100);
    assertThat(r).containsExactly(12, 20, 0, 0);
  }

  @Test
  void anIntegerWeightIsARepeatedRow() {
    double[] r = integers.array(5 * 3);
    double[] weights = integers.array(5, 0, 4);
    double[] repeated = new double[3];
    for (int i = 0; i < 5; i++) {
      for (int times = 0; times < weights[i]; times++) {
        double[] row = java.util.Arrays.copyOfRange(r, i * 3, i * 3 + 3);
        SquaredError.add(row, 1, 3, null, 0, repeated);
      }
    }
    double[] weighted = new double[3];
    SquaredError.add(r, 5, 3, weights, 0, weighted);
    assertThat(weighted).containsExactly(repeated);
  }

  @Test
  void whatIsNotFiniteReachesTheSum() {
    double[] squaredErrors = new double[2];
    double[] r = {Double.NaN, Double.POSITIVE_INFINITY};
    SquaredError.add(r, 1, 2, null, 0, squaredErrors);
    assertThat(squaredErrors).containsExactly(Double.NaN, Double.POSITIVE_INFINITY);
  }
}
