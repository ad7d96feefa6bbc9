package io.pente.linalg;

import static io.pente.linalg.Fused.multiplyAdd;

/** C += TᵀT in plain Java, on and above the diagonal: eight rows at once along the rows of C. */
final class PlainGram {
  private PlainGram() {}

  static void add(double[] tile, int m, int n, double[] c) {
    int i = 0;
    for (; i < m - 7; i += 8) {
      for (int j = 0; j < n; j++) {
        addEightRows(tile, i * n, n, j, c, j * n);
      }
    }
    for (; i < m; i++) {
      for (int j = 0; j < n; j++) {
        addRow(tile, i * n, n, j, c, j * n);
      }
    }
  }

  private static void addRow(double[] t, int row, int n, int j, double[] c, int to) {
    double factor = t[row + j];
    for (int k = j; k < n; k++) {
      c[to + k] = multiplyAdd(factor, t[row + k], c[to + k]);
    }
  }

  private static void addEightRows(double[] t, int o, int n, int j, double[] c, int to) {
    int o4 = o + 4 * n;
    double f0 = t[o + j];
    double f1 = t[o + n + j];
    double f2 = t[o + 2 * n + j];
    double f3 = t[o + 3 * n + j];
    double f4 = t[o4 + j];
    double f5 = t[o4 + n + j];
    double f6 = t[o4 + 2 * n + j];
    double f7 = t[o4 + 3 * n + j];
    for (int k = j; k < n; k++) {
      double low = multiplyAdd(f0, t[o + k], c[to + k]);
      double high = f4 * t[o4 + k];
      low = multiplyAdd(f1, t[o + n + k], low);
      high = multiplyAdd(f5, t[o4 + n + k], high);
      low = multiplyAdd(f2, t[o + 2 * n + k], low);
      high = multiplyAdd(f6, t[o4 + 2 * n + k], high);
      low = multiplyAdd(f3, t[o + 3 * n + k], low);
      high = multiplyAdd(f7, t[o4 + 3 * n + k], high);
      c[to + k] = low + high;
    }
  }
}
