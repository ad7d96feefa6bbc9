package io.pente.linalg;

import static io.pente.linalg.Fused.multiplyAdd;

/** The inner loops over one sparse row x, its entries from {@code begin} up to {@code end}. */
final class SparseRow {
  private SparseRow() {}

  /** x · v, in two running sums. */
  static double dot(int[] indices, double[] values, int begin, int end, double[] v) {
    double even = 0;
    double odd = 0;
    int k = begin;
    for (; k < end - 1; k += 2) {
      even = multiplyAdd(values[k], v[indices[k]], even);
      odd = multiplyAdd(values[k + 1], v[indices[k + 1]], odd);
    }
    if (k < end) {
      even = multiplyAdd(values[k], v[indices[k]], even);
    }
    return even + odd;
  }

  /** The c numbers from {@code r[to]} on += x · V. */
  static void times(
      int[] indices, double[] values, int begin, int end, double[] v, int c, double[] r, int to) {
    for (int k = begin; k < end; k++) {
      double x = values[k];
      int row = indices[k] * c;
      for (int t = 0; t < c; t++) {
        r[to + t] = multiplyAdd(x, v[row + t], r[to + t]);
      }
    }
  }

  /** g += xᵀ · r. */
  static void addTo(double[] g, int[] indices, double[] values, int begin, int end, double r) {
    for (int k = begin; k < end; k++) {
      int j = indices[k];
      g[j] = multiplyAdd(values[k], r, g[j]);
    }
  }

  /** G += xᵀ · (the c numbers from {@code r[at]} on). */
  static void addTo(
      double[] g, int[] indices, double[] values, int begin, int end, double[] r, int at, int c) {
    for (int k = begin; k < end; k++) {
      double x = values[k];
      int row = indices[k] * c;
      for (int t = 0; t < c; t++) {
        g[row + t] = multiplyAdd(x, r[at + t], g[row + t]);
      }
    }
  }
}
