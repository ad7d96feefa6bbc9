package io.pente.linalg;

import static io.pente.linalg.Fused.multiplyAdd;

/** C += XᵀX in plain Java, on and above the diagonal: eight rows at once along the rows of C. */
final class PlainGram {
  private PlainGram() {}

  static void add(double[] x, int offset, int m, int n, double[] c) {
    int i = 0;
    for (; i < m - 7; i += 8) {
      for (int j = 0; j < n; j++) {
        addEightRows(x, offset + i * n, n, j, c, j * n);
      }
    }
    for (; i < m; i++) {
      for (int j = 0; j < n; j++) {
        addRow(x, offset + i * n, n, j, c, j * n);
      }
    }
  }

  private static void addRow(double[] x, int o, int n, int j, double[] c, int to) {
    double factor = x[o + j];
    for (int k = j; k < n; k++) {
      c[to + k] = multiplyAdd(factor, x[o + k], c[to + k]);
    }
  }

  private static void addEightRows(double[] x, int o, int n, int j, double[] c, int to) {
    int o4 = o + 4 * n;
    double f0 = x[o + j];
    double f1 = x[o + n + j];
    double f2 = x[o + 2 * n + j];
    double f3 = x[o + 3 * n + j];
    double f4 = x[o4 + j];
    double f5 = x[o4 + n + j];
    double f6 = x[o4 + 2 * n + j];
    double f7 = x[o4 + 3 * n + j];
    for (int k = j; k < n; k++) {
      double low = multiplyAdd(f0, x[o + k], c[to + k]);
      double high = f4 * x[o4 + k];
      low = multiplyAdd(f1, x[o + n + k], low);
      high = multiplyAdd(f5, x[o4 + n + k], high);
      low = multiplyAdd(f2, x[o + 2 * n + k], low);
      high = multiplyAdd(f6, x[o4 + 2 * n + k], high);
      low = multiplyAdd(f3, x[o + 3 * n + k], low);
      high = multiplyAdd(f7, x[o4 + 3 * n + k], high);
      c[to + k] = low + high;
    }
  }
}
