package io.pente.linalg;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against exact decimals, on data in which nearly everything cancels. */
class ExtendedProductsTest {
  private static final int ROWS = 50;
  private static final int N = 7;
  private final double[] x = new double[ROWS * N];
  private final double[] high = new double[N];
  private final double[] low = new double[N];

  ExtendedProductsTest() {
    SplittableRandom random = new SplittableRandom(1);
    for (int e = 0; e < x.length; e++) {
      x[e] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-20, 20));
    }
    for (int j = 0; j < N; j++) {
      high[j] = Math.scalb(random.nextDouble() - 0.5, random.nextInt(-20, 20));
      low[j] = high[j] * 0x1p-54 * random.nextDouble();
    }
  }

  private static BigDecimal exact(double high, double low) {
    return new BigDecimal(high).add(new BigDecimal(low));
  }

  private void productsAreRight(RowMatrix rows) {
    double[] rHigh = new double[ROWS];
    double[] rLow = new double[ROWS];
    ExtendedProducts.times(rows, 0, ROWS, high, low, 1, rHigh, rLow);
    for (int i = 0; i < ROWS; i++) {
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal size = BigDecimal.ZERO;
      for (int j = 0; j < N; j++) {
        BigDecimal term = new BigDecimal(x[i * N + j]).multiply(exact(high[j], low[j]));
        sum = sum.add(term);
        size = size.add(term.abs());
      }
      assertThat(exact(rHigh[i], rLow[i]).subtract(sum).abs())
          .isLessThan(size.multiply(new BigDecimal(0x1p-100)));
    }
    double[] gHigh = new double[N];
    double[] gLow = new double[N];
    ExtendedProducts.transposedTimes(rows, 0, ROWS, rHigh, rLow, 1, gHigh, gLow);
    for (int j = 0; j < N; j++) {
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal size = BigDecimal.ZERO;
      for (int i = 0; i < ROWS; i++) {
        BigDecimal term = new BigDecimal(x[i * N + j]).multiply(exact(rHigh[i], rLow[i]));
        sum = sum.add(term);
        size = size.add(term.abs());
      }
      assertThat(exact(gHigh[j], gLow[j]).subtract(sum).abs())
          .isLessThan(size.multiply(new BigDecimal(0x1p-98)));
    }
  }

  @Test
  void dense() {
    productsAreRight(new DenseRows(ROWS, N, x));
  }

  @Test
  void sparse() {
    int[] starts = new int[ROWS + 1];
    int[] columns = new int[ROWS * N];
    java.util.Arrays.setAll(starts, i -> i * N);
    java.util.Arrays.setAll(columns, e -> e % N);
    productsAreRight(new SparseRows(N, starts, columns, x));
  }
}
