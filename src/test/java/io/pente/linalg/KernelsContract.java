package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of the dense loops keeps. */
abstract class KernelsContract {
  private static final int[] COLUMNS = {1, 3, 7, 8, 9, 100};
  private static final int[] OPERAND_COLUMNS = {1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 40, 65};
  private static final int OFFSET = 5;

  /** A sum of k terms with fused multiply-adds errs by at most this times k·Σ|terms|, at first order. */
  private static final double HALF_ULP = 0x1p-53;

  abstract Kernels kernels();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 19})
  void wholeNumbersMultiplyExactly(int m) {
    for (int n : COLUMNS) {
      double[] x = Matrices.integers(m * n, 31L * m + n);
      for (int c : OPERAND_COLUMNS) {
        double[] v = Matrices.integers(n * c, n + c);
        double[] r = Matrices.integers(m * c, m + c);
        double[] expected = Matrices.plusProduct(r, x, m, n, v, c);
        kernels().times(shifted(x), OFFSET, m, n, v, c, r);
        assertThat(r).as("m %d n %d c %d", m, n, c).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 19})
  void wholeNumbersMultiplyExactlyTransposed(int m) {
    for (int n : COLUMNS) {
      double[] x = Matrices.integers(m * n, 17L * m + n);
      for (int c : OPERAND_COLUMNS) {
        double[] r = Matrices.integers(m * c, n + c);
        double[] g = Matrices.integers(n * c, m + c);
        double[] expected = Matrices.plusProduct(g, Matrices.transposed(x, m, n), n, m, r, c);
        kernels().transposedTimes(shifted(x), OFFSET, m, n, r, c, g);
        assertThat(g).as("m %d n %d c %d", m, n, c).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 33})
  void roundingStaysWithinTheTermsTimesTheirNumber(int c) {
    int m = 9;
    int n = 103;
    double[] x = Matrices.randoms(m * n, 1);
    double[] v = Matrices.randoms(n * c, 2);
    double[] r = Matrices.randoms(m * c, 3);
    double[] product = r.clone();
    kernels().times(shifted(x), OFFSET, m, n, v, c, product);
    assertThat(Matrices.worstError(product, r, x, m, n, v, c)).isLessThan((n + 1) * HALF_ULP);

    double[] sums = v.clone();
    kernels().transposedTimes(shifted(x), OFFSET, m, n, r, c, sums);
    double[] xt = Matrices.transposed(x, m, n);
    assertThat(Matrices.worstError(sums, v, xt, n, m, r, c)).isLessThan((m + 1) * HALF_ULP);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8, 33})
  void aLongSumIsTakenInOneFixedOrder(int c) {
    int n = 2003;
    double[] x = Matrices.randoms(8 * n, 4);
    double[] v = Matrices.randoms(n * c, 5);
    double[] first = new double[8 * c];
    double[] second = new double[8 * c];
    kernels().times(x, 0, 8, n, v, c, first);
    kernels().times(x, 0, 8, n, v, c, second);
    assertThat(first).isEqualTo(second);
    assertThat(Matrices.worstError(first, new double[8 * c], x, 8, n, v, c))
        .isLessThan(n * HALF_ULP);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 40})
  void aNotANumberReachesEveryResultThatReadsItAndNoOther(int c) {
    int n = 11;
    double[] x = Matrices.integers(6 * n, 6);
    x[2 * n + 10] = Double.NaN;
    double[] r = new double[6 * c];
    kernels().times(x, 0, 6, n, Matrices.integers(n * c, 7), c, r);
    for (int i = 0; i < r.length; i++) {
      assertThat(Double.isNaN(r[i])).as("entry %d", i).isEqualTo(i / c == 2);
    }
    double[] g = new double[n * c];
    kernels().transposedTimes(x, 0, 6, n, Matrices.integers(6 * c, 8), c, g);
    for (int i = 0; i < g.length; i++) {
      assertThat(Double.isNaN(g[i])).as("entry %d", i).isEqualTo(i / c == 10);
    }
  }

  private static double[] shifted(double[] x) {
    double[] padded = new double[x.length + OFFSET];
    Arrays.fill(padded, Double.NaN);
    System.arraycopy(x, 0, padded, OFFSET, x.length);
    return padded;
  }
}
