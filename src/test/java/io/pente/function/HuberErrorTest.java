package io.pente.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HuberErrorTest {
  private static final double EPSILON = 1.5;
  private static final double[] RESIDUALS = {0.3, -0.9, 1.4, -5, 0};
  private static final double[] WEIGHTS = {1, 2, 0.5, 3, 1};

  /** The cost as the page has it: σ + H(r/σ)σ, by cases. */
  private static double cost(double[] residuals, double scale) {
    double sum = 0;
    for (int i = 0; i < residuals.length; i++) {
      double z = Math.abs(residuals[i] / scale);
      double h = z <= EPSILON ? z * z : 2 * EPSILON * z - EPSILON * EPSILON;
      sum += WEIGHTS[i] * (scale + h * scale);
    }
    return sum;
  }

  private record Sums(double[] derivatives, double squares, double loss, double slope) {}

  private static Sums sums(double[] residuals, double scale) {
    double[] r = residuals.clone();
    double[] squares = new double[1];
    double[] losses = new double[1];
    double[] slopes = new double[1];
    HuberError.add(
        r, r.length, 1, WEIGHTS, 0, EPSILON, new double[] {scale}, squares, losses, slopes);
    return new Sums(r, squares[0], losses[0], slopes[0]);
  }

  @Test
  void theCostIsThatOfItsDefinition() {
    assertThat(sums(RESIDUALS, 0.8).loss()).isCloseTo(cost(RESIDUALS, 0.8), within(1e-13));
    double squares = 0.09 + 2 * 0.81 + 0.5 * 1.96 + 3 * 25;
    assertThat(sums(RESIDUALS, 0.8).squares()).isCloseTo(squares, within(1e-13));
  }

  @Test
  void derivativesAreThoseOfDifferences() {
    double step = 1e-6;
    for (int i = 0; i < RESIDUALS.length; i++) {
      double[] up = RESIDUALS.clone();
      double[] down = RESIDUALS.clone();
      up[i] += step;
      down[i] -= step;
      double difference = (cost(up, 0.8) - cost(down, 0.8)) / (2 * step);
      assertThat(2 * sums(RESIDUALS, 0.8).derivatives()[i]).isCloseTo(difference, within(1e-7));
    }
    double up = cost(RESIDUALS, 0.8 * Math.exp(step));
    double down = cost(RESIDUALS, 0.8 * Math.exp(-step));
    assertThat(2 * sums(RESIDUALS, 0.8).slope()).isCloseTo((up - down) / (2 * step), within(1e-7));
  }

  @Test
  void aColumnWithoutAScaleIsOnlyWeighted() {
    Sums sums = sums(RESIDUALS, Double.NaN);
    assertThat(sums.derivatives()).containsExactly(0.3, -1.8, 0.7, -15, 0);
    assertThat(sums.loss()).isZero();
  }
}
