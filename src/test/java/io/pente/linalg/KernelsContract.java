package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of the dense loops keeps. */
abstract class KernelsContract {
  private static final int[] COLUMNS = {1, 3, 7, 8, 9, 100};
  private static final int[] OPERAND_COLUMNS = {1, 2, 3, 4, 5, 7, 8, 9, 31, 32, 33, 40, 65};
  private static final int OFFSET = 5;

  /**
   * A sum of k terms with fused multiply-adds errs by at most this times k·Σ|terms|, at first
   * order.
   */
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

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 16, 33})
  void columnsAreAddedUpRowByRowToTheLastBit(int c) {
    for (int m : new int[] {0, 1, 5, 8, 130}) {
      double[] r = Matrices.randoms(m * c, 9);
      double[] start = Matrices.randoms(c, 10);
      double[] sums = start.clone();
      double[] squares = start.clone();
      kernels().addColumnSums(r, m, c, sums);
      kernels().addColumnSquares(r, m, c, squares);
      for (int j = 0; j < c; j++) {
        double sum = start[j];
        double square = start[j];
        for (int i = 0; i < m; i++) {
          sum += r[i * c + j];
          square += r[i * c + j] * r[i * c + j];
        }
        assertThat(sums[j]).isEqualTo(sum);
        assertThat(squares[j]).isEqualTo(square);
      }
    }
  }

  @Test
  void aDifferenceTouchesItsOwnNumbersOnly() {
    for (int count : new int[] {0, 1, 7, 8, 9, 100}) {
      double[] r = Matrices.randoms(count + 10, 11);
      double[] y = Matrices.randoms(count + 10, 12);
      double[] expected = r.clone();
      for (int e = 0; e < count; e++) {
        expected[3 + e] = r[3 + e] - y[5 + e];
      }
      kernels().subtract(r, 3, y, 5, count);
      assertThat(r).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 8, 9, 17, 64})
  void gramMatricesOfWholeNumbersAreExact(int m) {
    for (int n : new int[] {1, 2, 3, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 32, 33, 40, 101}) {
      double[] tile = Matrices.integers(m * n, m + n);
      double[] c = Matrices.integers(n * n, n);
      double[] expected = Matrices.plusProduct(c, Matrices.transposed(tile, m, n), n, m, tile, n);
      addGram(tile, m, n, c);
      assertThat(upper(c, n)).as("m %d n %d", m, n).isEqualTo(upper(expected, n));
    }
  }

  @Test
  void gramMatricesRoundWithinTheTermsTimesTheirNumber() {
    int m = 100;
    int n = 19;
    double[] tile = Matrices.randoms(m * n, 8);
    double[] c = new double[n * n];
    addGram(tile, m, n, c);
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < j; k++) {
        c[j * n + k] = c[k * n + j];
      }
    }
    double[] transposed = Matrices.transposed(tile, m, n);
    assertThat(Matrices.worstError(c, new double[n * n], transposed, n, m, tile, n))
        .isLessThan(m * HALF_ULP);
  }

  @Test
  void aNotANumberReachesItsRowAndColumnOfAGramMatrixAndNoOther() {
    int n = 21;
    double[] tile = Matrices.integers(9 * n, 8);
    tile[4 * n + 3] = Double.NaN;
    double[] c = new double[n * n];
    addGram(tile, 9, n, c);
    for (int j = 0; j < n; j++) {
      for (int k = j; k < n; k++) {
        assertThat(Double.isNaN(c[j * n + k])).as("%d, %d", j, k).isEqualTo(j == 3 || k == 3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 9, 103})
  void extendedProductsAreRightToAHundredBits(int n) {
    for (int m : new int[] {1, 3, 4, 8, 13}) {
      double[] x = Matrices.randoms(m * n, m);
      Pairs v = Pairs.random(n, 2);
      Pairs r = Pairs.random(m, 4);
      Pairs sum = r.copy();
      kernels().extendedTimes(shifted(x), OFFSET, m, n, v.high(), v.low(), sum.high(), sum.low());
      assertThat(Pairs.worstError(sum, r, x, m, n, v, 1)).isLessThan(0x1p-100);

      Pairs gradient = v.copy();
      kernels()
          .extendedTransposedTimes(
              shifted(x), OFFSET, m, n, r.high(), r.low(), gradient.high(), gradient.low());
      double[] transposed = Matrices.transposed(x, m, n);
      assertThat(Pairs.worstError(gradient, v, transposed, n, m, r, 1)).isLessThan(0x1p-100);
    }
  }

  @Test
  void extendedSumsComeOutAsNormalizedPairs() {
    int n = 21;
    double[] x = Matrices.randoms(9 * n, 1);
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] r = new double[9];
    double[] low = new double[9];
    kernels().extendedTimes(x, 0, 9, n, ones, new double[n], r, low);
    double[] g = new double[n];
    double[] gLow = new double[n];
    kernels().extendedTransposedTimes(x, 0, 9, n, ones, new double[9], g, gLow);
    for (int i = 0; i < 9; i++) {
      assertThat(r[i] + low[i]).isEqualTo(r[i]);
    }
    for (int j = 0; j < n; j++) {
      assertThat(g[j] + gLow[j]).isEqualTo(g[j]);
    }
  }

  @Test
  void extendedProductsThatOverflowAreNotANumber() {
    int n = 9;
    double[] x = new double[5 * n];
    Arrays.fill(x, 1e200);
    double[] huge = new double[n];
    Arrays.fill(huge, 1e200);
    double[] r = new double[5];
    kernels().extendedTimes(x, 0, 5, n, huge, new double[n], r, new double[5]);
    double[] g = new double[n];
    kernels().extendedTransposedTimes(x, 0, 5, n, huge, new double[5], g, new double[n]);
    assertThat(r).containsOnly(Double.NaN);
    assertThat(g).containsOnly(Double.NaN);
  }

  /** With scratch that was used before. */
  private void addGram(double[] tile, int m, int n, double[] c) {
    double[] scratch = new double[kernels().gramScratch(m, n)];
    Arrays.fill(scratch, Double.NaN);
    kernels().addGram(shifted(tile), OFFSET, m, n, scratch, c);
  }

  private static double[] upper(double[] c, int n) {
    double[] upper = c.clone();
    for (int j = 0; j < n; j++) {
      Arrays.fill(upper, j * n, j * n + j, 0);
    }
    return upper;
  }

  private static double[] shifted(double[] x) {
    double[] padded = new double[x.length + OFFSET];
    Arrays.fill(padded, Double.NaN);
    System.arraycopy(x, 0, padded, OFFSET, x.length);
    return padded;
  }
}
