package io.pente.linalg;

/**
 * The two products of {@link RowMatrix} with operands and results as unevaluated sums of two
 * doubles: X is exact as stored, and a result is right to about 2⁻¹⁰⁰ of the sum of the absolute
 * values of its terms. Some twenty times slower than the plain products; for refinement.
 */
public final class ExtendedProducts {
  private ExtendedProducts() {}

  /**
   * R += X[from .. from + count) · V.
   *
   * @param vHi V, n × c row-major, with {@code vLo}
   * @param rHi R, count × c row-major from index 0, with {@code rLo}; added to in place
   */
  public static void times(
      RowMatrix x, int from, int count, double[] vHi, double[] vLo, int c, double[] rHi,
      double[] rLo) {
    if (x instanceof SparseRows sparse) {
      for (int i = 0; i < count; i++) {
        for (int e = sparse.rowStarts()[from + i]; e < sparse.rowStarts()[from + i + 1]; e++) {
          int j = sparse.columnIndices()[e];
          addScaled(sparse.values()[e], vHi, vLo, j * c, c, rHi, rLo, i * c);
        }
      }
      return;
    }
    int n = x.columns();
    double[] row = new double[n];
    for (int i = 0; i < count; i++) {
      x.copyTo(from + i, 1, row, n);
      for (int j = 0; j < n; j++) {
        addScaled(row[j], vHi, vLo, j * c, c, rHi, rLo, i * c);
      }
    }
  }

  /**
   * G += X[from .. from + count)ᵀ · R.
   *
   * @param rHi R, count × c row-major from index 0, with {@code rLo}
   * @param gHi G, n × c row-major, with {@code gLo}; added to in place
   */
  public static void transposedTimes(
      RowMatrix x, int from, int count, double[] rHi, double[] rLo, int c, double[] gHi,
      double[] gLo) {
    if (x instanceof SparseRows sparse) {
      for (int i = 0; i < count; i++) {
        for (int e = sparse.rowStarts()[from + i]; e < sparse.rowStarts()[from + i + 1]; e++) {
          int j = sparse.columnIndices()[e];
          addScaled(sparse.values()[e], rHi, rLo, i * c, c, gHi, gLo, j * c);
        }
      }
      return;
    }
    int n = x.columns();
    double[] row = new double[n];
    for (int i = 0; i < count; i++) {
      x.copyTo(from + i, 1, row, n);
      for (int j = 0; j < n; j++) {
        addScaled(row[j], rHi, rLo, i * c, c, gHi, gLo, j * c);
      }
    }
  }

  /** out[o .. o + c) += x · in[i .. i + c). */
  private static void addScaled(
      double x, double[] inHi, double[] inLo, int i, int c, double[] outHi, double[] outLo, int o) {
    for (int k = 0; k < c; k++) {
      DoubleDouble.addProduct(outHi, outLo, o + k, x, inHi[i + k], inLo[i + k]);
    }
  }
}
