package io.pente.linalg;

import static io.pente.linalg.Fused.multiplyAdd;

/**
 * S += A · B in plain Java for several columns, in tiles of four rows by two columns whose sums
 * stay in registers. A is {@code rows} × {@code terms} and read as {@code a[offset + i·rowStep +
 * t·termStep]}, so that the same loops serve X and Xᵀ; B is terms × c and S is rows × c, row-major
 * from 0.
 */
record PlainProduct(
    double[] a, int offset, int rowStep, int termStep, int rows, int terms, double[] b, int c) {

  void addTo(double[] sum) {
    int i = 0;
    for (; i < rows - 3; i += 4) {
      int k = 0;
      for (; k < c - 1; k += 2) {
        addFourByTwo(offset + i * rowStep, k, sum, i * c + k);
      }
      if (k < c) {
        addFourByOne(offset + i * rowStep, k, sum, i * c + k);
      }
    }
    for (; i < rows; i++) {
      for (int k = 0; k < c; k++) {
        sum[i * c + k] += dot(offset + i * rowStep, k);
      }
    }
  }

  private void addFourByTwo(int o, int k, double[] sum, int to) {
    double p0 = 0;
    double p1 = 0;
    double p2 = 0;
    double p3 = 0;
    double q0 = 0;
    double q1 = 0;
    double q2 = 0;
    double q3 = 0;
    for (int t = 0; t < terms; t++) {
      int e = o + t * termStep;
      double v = b[k + t * c];
      double w = b[k + t * c + 1];
      p0 = multiplyAdd(a[e], v, p0);
      q0 = multiplyAdd(a[e], w, q0);
      p1 = multiplyAdd(a[e + rowStep], v, p1);
      q1 = multiplyAdd(a[e + rowStep], w, q1);
      p2 = multiplyAdd(a[e + 2 * rowStep], v, p2);
      q2 = multiplyAdd(a[e + 2 * rowStep], w, q2);
      p3 = multiplyAdd(a[e + 3 * rowStep], v, p3);
      q3 = multiplyAdd(a[e + 3 * rowStep], w, q3);
    }
    addColumn(p0, p1, p2, p3, sum, to);
    addColumn(q0, q1, q2, q3, sum, to + 1);
  }

  private void addFourByOne(int o, int k, double[] sum, int to) {
    double p0 = 0;
    double p1 = 0;
    double p2 = 0;
    double p3 = 0;
    for (int t = 0; t < terms; t++) {
      int e = o + t * termStep;
      double v = b[k + t * c];
      p0 = multiplyAdd(a[e], v, p0);
      p1 = multiplyAdd(a[e + rowStep], v, p1);
      p2 = multiplyAdd(a[e + 2 * rowStep], v, p2);
      p3 = multiplyAdd(a[e + 3 * rowStep], v, p3);
    }
    addColumn(p0, p1, p2, p3, sum, to);
  }

  private void addColumn(double p0, double p1, double p2, double p3, double[] sum, int to) {
    sum[to] += p0;
    sum[to + c] += p1;
    sum[to + 2 * c] += p2;
    sum[to + 3 * c] += p3;
  }

  private double dot(int o, int k) {
    double sum = 0;
    for (int t = 0; t < terms; t++) {
      sum = multiplyAdd(a[o + t * termStep], b[k + t * c], sum);
    }
    return sum;
  }
}
