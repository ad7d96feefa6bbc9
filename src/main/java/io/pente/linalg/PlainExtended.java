package io.pente.linalg;

/** One column's products in double-double arithmetic, in plain Java. */
final class PlainExtended {
  private PlainExtended() {}

  /** (r, rLow) += X · (v, vLow). */
  static void times(
      double[] x, int offset, int m, int n, double[] v, double[] vLow, double[] r, double[] rLow) {
    for (int i = 0; i < m; i++) {
      addDot(x, offset + i * n, n, v, vLow, r, rLow, i);
    }
  }

  /** Low parts apart, normalized once at the end (Ogita, Rump and Oishi's Dot2, 2005). */
  private static void addDot(
      double[] x, int o, int n, double[] v, double[] vLow, double[] r, double[] rLow, int i) {
    double sum = 0;
    double low = 0;
    for (int j = 0; j < n; j++) {
      double product = x[o + j] * v[j];
      double error = Math.fma(x[o + j], vLow[j], Math.fma(x[o + j], v[j], -product));
      double next = sum + product;
      low += DoubleDouble.sumError(sum, product, next) + error;
      sum = next;
    }
    DoubleDouble.add(r, rLow, i, sum, low);
  }

  /** (g, gLow) += Xᵀ · (r, rLow). */
  static void transposedTimes(
      double[] x, int offset, int m, int n, double[] r, double[] rLow, double[] g, double[] gLow) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        DoubleDouble.addProduct(g, gLow, j, x[offset + i * n + j], r[i], rLow[i]);
      }
    }
  }
}
