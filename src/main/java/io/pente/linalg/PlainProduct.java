package io.pente.linalg;

/**
 * C += A · B in plain Java for several columns, in tiles whose sums stay in registers. A is m × s
 * and read as {@code a[offset + i·rowStep + k·sumStep]}, so that the same loops serve X and Xᵀ; B is
 * s × c and C is m × c, row-major from 0.
 */
final class PlainProduct {
  private PlainProduct() {}

  static void add(
      double[] a, int offset, int rowStep, int sumStep, int m, int s, double[] b, double[] sum,
      int c) {
    int i = 0;
    for (; i < m - 1; i += 2) {
      twoRows(a, offset + i * rowStep, rowStep, sumStep, s, b, c, sum, i * c);
    }
    if (i < m) {
      oneRow(a, offset + i * rowStep, sumStep, s, b, c, sum, i * c);
    }
  }

  private static void twoRows(
      double[] a, int o, int rowStep, int sumStep, int s, double[] b, int c, double[] sum, int to) {
    int k = 0;
    for (; k < c - 3; k += 4) {
      twoByFour(a, o, rowStep, sumStep, s, b, k, c, sum, to + k);
    }
    for (; k < c; k++) {
      sum[to + k] += dot(a, o, sumStep, s, b, k, c);
      sum[to + c + k] += dot(a, o + rowStep, sumStep, s, b, k, c);
    }
  }

  private static void oneRow(
      double[] a, int o, int sumStep, int s, double[] b, int c, double[] sum, int to) {
    for (int k = 0; k < c; k++) {
      sum[to + k] += dot(a, o, sumStep, s, b, k, c);
    }
  }

  private static void twoByFour(
      double[] a, int o, int rowStep, int sumStep, int s, double[] b, int k, int c, double[] sum,
      int to) {
    double p0 = 0;
    double p1 = 0;
    double p2 = 0;
    double p3 = 0;
    double q0 = 0;
    double q1 = 0;
    double q2 = 0;
    double q3 = 0;
    for (int t = 0; t < s; t++) {
      double x = a[o + t * sumStep];
      double y = a[o + rowStep + t * sumStep];
      int at = k + t * c;
      p0 = Fused.multiplyAdd(x, b[at], p0);
      p1 = Fused.multiplyAdd(x, b[at + 1], p1);
      p2 = Fused.multiplyAdd(x, b[at + 2], p2);
      p3 = Fused.multiplyAdd(x, b[at + 3], p3);
      q0 = Fused.multiplyAdd(y, b[at], q0);
      q1 = Fused.multiplyAdd(y, b[at + 1], q1);
      q2 = Fused.multiplyAdd(y, b[at + 2], q2);
      q3 = Fused.multiplyAdd(y, b[at + 3], q3);
    }
    sum[to] += p0;
    sum[to + 1] += p1;
    sum[to + 2] += p2;
    sum[to + 3] += p3;
    sum[to + c] += q0;
    sum[to + c + 1] += q1;
    sum[to + c + 2] += q2;
    sum[to + c + 3] += q3;
  }

  private static double dot(double[] a, int o, int sumStep, int s, double[] b, int k, int c) {
    double even = 0;
    double odd = 0;
    int t = 0;
    for (; t < s - 1; t += 2) {
      even = Fused.multiplyAdd(a[o + t * sumStep], b[k + t * c], even);
      odd = Fused.multiplyAdd(a[o + (t + 1) * sumStep], b[k + (t + 1) * c], odd);
    }
    if (t < s) {
      even = Fused.multiplyAdd(a[o + t * sumStep], b[k + t * c], even);
    }
    return even + odd;
  }
}
