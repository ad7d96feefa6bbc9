package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtendedProductsTest {
  @ParameterizedTest
  @CsvSource({"dense, 1", "dense, 3", "sparse, 1", "sparse, 3"})
  void productsOfARangeOfRowsAreRightToAHundredBits(String storage, int c) {
    int n = 37;
    double[] values = Matrices.thinned(Matrices.randoms(20 * n, 1));
    RowMatrix x =
        storage.equals("dense") ? new DenseRows(20, n, values) : Matrices.sparse(20, n, values);
    double[] rows = java.util.Arrays.copyOfRange(values, 5 * n, 18 * n);
    Pairs v = Pairs.random(n * c, 2);
    Pairs r = Pairs.random(13 * c, 4);

    Pairs sum = r.copy();
    ExtendedProducts.times(x, 5, 13, v.high(), v.low(), c, sum.high(), sum.low());
    assertThat(Pairs.worstError(sum, r, rows, 13, n, v, c)).isLessThan(0x1p-100);

    Pairs gradient = v.copy();
    ExtendedProducts.transposedTimes(
        x, 5, 13, r.high(), r.low(), c, gradient.high(), gradient.low());
    double[] transposed = Matrices.transposed(rows, 13, n);
    assertThat(Pairs.worstError(gradient, v, transposed, n, 13, r, c)).isLessThan(0x1p-100);
  }

  @Test
  void whatCancelsLeavesItsLastDigits() {
    DenseRows x = new DenseRows(1, 3, new double[] {1 + 0x1p-52, 1, 0x1p-60});
    double[] r = new double[1];
    double[] low = new double[1];
    double[] v = {1 - 0x1p-53, -1, 1};
    ExtendedProducts.times(x, 0, 1, v, new double[3], 1, r, low);
    BigDecimal exact =
        new BigDecimal(1 + 0x1p-52)
            .multiply(new BigDecimal(1 - 0x1p-53))
            .subtract(BigDecimal.ONE)
            .add(new BigDecimal(0x1p-60));
    assertThat(new BigDecimal(r[0]).add(new BigDecimal(low[0]))).isEqualByComparingTo(exact);
  }

  @Test
  void rowsStoredInSinglePrecisionAreTakenAsTheyAre() {
    FloatRows x = new FloatRows(3, 2, new float[] {1, 2, 0.1f, 4, 5, 6});
    double[] r = new double[2];
    double[] low = new double[2];
    ExtendedProducts.times(x, 1, 2, new double[] {1, 3}, new double[] {0x1p-80, 0}, 1, r, low);
    BigDecimal first = new BigDecimal(0.1f).add(BigDecimal.valueOf(12));
    BigDecimal tiny = new BigDecimal(0.1f).multiply(new BigDecimal(0x1p-80));
    assertThat(new BigDecimal(r[0]).add(new BigDecimal(low[0])))
        .isEqualByComparingTo(first.add(tiny));
    assertThat(r[1]).isEqualTo(23);
    double[] g = new double[2];
    ExtendedProducts.transposedTimes(
        x, 1, 2, new double[] {1, 1}, new double[2], 1, g, new double[2]);
    assertThat(g).containsExactly(5 + (double) 0.1f, 10);
  }

  @Test
  void rowsAndOperandsThatDoNotFitAreRefused() {
    DenseRows x = new DenseRows(2, 3, new double[6]);
    double[] three = new double[3];
    assertThatThrownBy(
            () -> ExtendedProducts.times(x, 1, 2, three, three, 1, new double[2], new double[2]))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(
            () -> ExtendedProducts.times(x, 0, 2, three, three, 1, new double[2], new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
