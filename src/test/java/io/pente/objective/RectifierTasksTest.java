package io.pente.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.data.ColumnSums;
import io.pente.data.RectifierBlock;
import io.pente.function.Rectifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What else is counted and added up over a rectifier's rows. */
class RectifierTasksTest {
  private static final int K = 40;
  private static final int D = 3;

  private static double row(double[] matrix, int i, double[] x) {
    return matrix[i * D] * x[0] + matrix[i * D + 1] * x[1] + matrix[i * D + 2] * x[2];
  }

  @Test
  void deadRowsAreCountedAtEachPoint() {
    RectifierData data = RectifierData.random(K, D, false, 1);
    double[][] points = {{1, 0, -1}, {0.001, 0, 0}, {3, 2, 1}};
    double[] columns = new double[D * 3];
    long[] expected = new long[3];
    for (int p = 0; p < 3; p++) {
      for (int j = 0; j < D; j++) {
        columns[j * 3 + p] = points[p][j];
      }
      for (int i = 0; i < K; i++) {
        expected[p] += Math.abs(Rectifier.slope(100, row(data.m(), i, points[p]))) < 1e-6 ? 1 : 0;
      }
    }
    DeadRowsTask task = new DeadRowsTask(100, columns, 3, 1e-6);
    ColumnSums sum = task.zero();
    task.add(data.block(0, 25, false), 0, sum);
    task.add(data.block(25, K, true), 25, sum);
    assertThat(sum.values()).containsExactly(expected[0], expected[1], expected[2]);
    assertThat(expected[0]).isBetween(5L, 35L);
    assertThat(expected[1]).isZero();
    assertThat(sum.rows()).isEqualTo(K);
  }

  @Test
  void aGradientsTermsAreItsEntriesWithoutCancellation() {
    RectifierData data = RectifierData.random(K, D, true, 2);
    double[] x = {0.3, -1, 2};
    int[] coordinates = {2, 0};
    double[] expected = new double[2];
    for (int i = 0; i < K; i++) {
      double u = row(data.m(), i, x);
      double c = Rectifier.slope(10, u);
      double re = data.s()[i] * Rectifier.value(10, u) - row(data.a(), i, x) - data.t()[i];
      double im = data.si()[i] * Rectifier.value(10, u) - row(data.ai(), i, x) - data.ti()[i];
      for (int p = 0; p < 2; p++) {
        int at = i * D + coordinates[p];
        double ofRe = Math.abs(data.s()[i] * c * data.m()[at]) + Math.abs(data.a()[at]);
        double ofIm = Math.abs(data.si()[i] * c * data.m()[at]) + Math.abs(data.ai()[at]);
        expected[p] += 2 * (ofRe * Math.abs(re) + ofIm * Math.abs(im));
      }
    }
    RectifierTermsTask task = new RectifierTermsTask(10, x, coordinates);
    ColumnSums sum = task.zero();
    task.add(data.block(0, K, false), 0, sum);
    assertThat(sum.values()[0]).isCloseTo(expected[0], within(1e-13 * expected[0]));
    assertThat(sum.values()[1]).isCloseTo(expected[1], within(1e-13 * expected[1]));
  }

  @Test
  void momentsAreTheColumnsRootMeanSquares() {
    RectifierData data = RectifierData.random(K, D, true, 3);
    RectifierBlock whole = data.block(0, K, false);
    io.pente.data.RectifierMoments dense = new io.pente.data.RectifierMoments(D);
    io.pente.data.RectifierMoments sparse = new io.pente.data.RectifierMoments(D);
    dense.add(whole);
    sparse.add(data.block(0, 7, true));
    io.pente.data.RectifierMoments rest = new io.pente.data.RectifierMoments(D);
    rest.add(data.block(7, K, true));
    sparse.add(rest);
    double target = 0;
    double[] rectified = new double[D];
    double[] linear = new double[D];
    for (int i = 0; i < K; i++) {
      target += data.t()[i] * data.t()[i] + data.ti()[i] * data.ti()[i];
      double scale = data.s()[i] * data.s()[i] + data.si()[i] * data.si()[i];
      for (int j = 0; j < D; j++) {
        int at = i * D + j;
        rectified[j] += scale * data.m()[at] * data.m()[at];
        linear[j] += data.a()[at] * data.a()[at] + data.ai()[at] * data.ai()[at];
      }
    }
    for (io.pente.data.RectifierMoments moments : Arrays.asList(dense, sparse)) {
      assertThat(moments.rows()).isEqualTo(K);
      assertThat(moments.targetSize()).isCloseTo(Math.sqrt(target / K), within(1e-14));
      for (int j = 0; j < D; j++) {
        assertThat(moments.rectifiedSize(j)).isCloseTo(Math.sqrt(rectified[j] / K), within(1e-14));
        assertThat(moments.linearSize(j)).isCloseTo(Math.sqrt(linear[j] / K), within(1e-14));
      }
    }
  }
}
