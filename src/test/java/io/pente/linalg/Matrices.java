package io.pente.linalg;

import java.math.BigDecimal;
import java.util.SplittableRandom;

/** Deterministic operands and the slow, plain products that tests compare with. */
final class Matrices {
  private Matrices() {}

  /** Whole numbers from -8 to 8: every product and sum of a few thousand of them is exact. */
  static double[] integers(int length, long seed) {
    return new SplittableRandom(seed).ints(length, -8, 9).asDoubleStream().toArray();
  }

  /** Numbers of both signs over nine orders of magnitude. */
  static double[] randoms(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-4, 5));
    }
    return values;
  }

  /** The non-zero values of a dense row-major matrix. */
  static SparseRows sparse(int rows, int columns, double[] dense) {
    int[] starts = new int[rows + 1];
    int[] indices = new int[dense.length];
    double[] values = new double[dense.length];
    int stored = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        if (dense[i * columns + j] != 0) {
          indices[stored] = j;
          values[stored++] = dense[i * columns + j];
        }
      }
      starts[i + 1] = stored;
    }
    return new SparseRows(
        columns,
        starts,
        java.util.Arrays.copyOf(indices, stored),
        java.util.Arrays.copyOf(values, stored));
  }

  /** Keeps about one number in three, the rest become zero. */
  static double[] thinned(double[] values) {
    double[] thin = values.clone();
    SplittableRandom random = new SplittableRandom(values.length);
    for (int i = 0; i < thin.length; i++) {
      thin[i] = random.nextInt(3) == 0 ? thin[i] : 0;
    }
    return thin;
  }

  /** The sum a + X · V, entry by entry. */
  static double[] plusProduct(double[] a, double[] x, int m, int n, double[] v, int c) {
    double[] sum = a.clone();
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < c; k++) {
        for (int j = 0; j < n; j++) {
          sum[i * c + k] += x[i * n + j] * v[j * c + k];
        }
      }
    }
    return sum;
  }

  static double[] transposed(double[] x, int m, int n) {
    double[] t = new double[x.length];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        t[j * m + i] = x[i * n + j];
      }
    }
    return t;
  }

  /**
   * The largest |found − (a + X · V)| over Σ|terms|, entry by entry, against exact decimal
   * arithmetic.
   */
  static double worstError(
      double[] found, double[] a, double[] x, int m, int n, double[] v, int c) {
    double worst = 0;
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < c; k++) {
        BigDecimal sum = new BigDecimal(a[i * c + k]);
        double size = Math.abs(a[i * c + k]);
        for (int j = 0; j < n; j++) {
          BigDecimal term = new BigDecimal(x[i * n + j]).multiply(new BigDecimal(v[j * c + k]));
          sum = sum.add(term);
          size += Math.abs(term.doubleValue());
        }
        double error = sum.subtract(new BigDecimal(found[i * c + k])).abs().doubleValue();
        worst = Math.max(worst, size == 0 ? error : error / size);
      }
    }
    return worst;
  }
}
