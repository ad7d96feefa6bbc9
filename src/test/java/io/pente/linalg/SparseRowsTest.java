package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SparseRowsTest extends RowMatrixContract {
  @Override
  RowMatrix matrix(int rows, int columns, double[] values) {
    return Matrices.sparse(rows, columns, values);
  }

  @Test
  void roundingStaysWithinTheTermsTimesTheirNumber() {
    double[] x = Matrices.thinned(Matrices.randoms(5 * 301, 1));
    double[] v = Matrices.randoms(301 * 2, 2);
    double[] r = Matrices.randoms(5 * 2, 3);
    double[] product = r.clone();
    matrix(5, 301, x).times(0, 5, v, 2, product);
    assertThat(Matrices.worstError(product, r, x, 5, 301, v, 2)).isLessThan(302 * 0x1p-53);
  }

  @Test
  void theOtherOperandNeedOnlyReachTheColumnsThatOccur() {
    SparseRows x =
        new SparseRows(
            Integer.MAX_VALUE, new int[] {0, 1, 1, 2}, new int[] {2, 0}, new double[] {3, 5});
    double[] r = new double[3];
    x.times(0, 3, new double[] {1, 10, 100}, 1, r);
    assertThat(r).containsExactly(300, 0, 5);
  }

  @Test
  void whatIsNotStoredMeetsNoInfinity() {
    SparseRows x = new SparseRows(2, new int[] {0, 1}, new int[] {0}, new double[] {1});
    double[] r = new double[1];
    x.times(0, 1, new double[] {7, Double.POSITIVE_INFINITY}, 1, r);
    assertThat(r).containsExactly(7);
  }

  @Test
  void columnsMustAscendWithinTheBound() {
    assertRefused("column 1 of row 0 follows 1", 3, new int[] {0, 2}, 1, 1);
    assertRefused("column 0 of row 0 follows 2", 3, new int[] {0, 2}, 2, 0);
    assertRefused("exceeds the 3 columns", 3, new int[] {0, 1}, 3);
    assertRefused("column -1 of row 0", 3, new int[] {0, 1}, -1);
  }

  @Test
  void rowStartsMustCoverTheValues() {
    assertRefused("row 1 ends before it starts", 3, new int[] {0, 2, 1, 2}, 0, 1);
    assertRefused("row starts of 1 values", 3, new int[] {0, 1}, 0, 1);
    assertRefused("row starts of 0 values", 3, new int[] {}, 0);
    assertRefused("row starts of 1 values", 3, new int[] {1, 2}, 0, 1);
  }

  @Test
  void bytesAreThoseOfNumbersAndIndices() {
    assertThat(matrix(2, 2, new double[] {1, 0, 0, 2}).bytes()).isEqualTo(2 * 12 + 3 * 4);
  }

  private static void assertRefused(String message, int columns, int[] starts, int... indices) {
    assertThatThrownBy(() -> new SparseRows(columns, starts, indices, new double[indices.length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
