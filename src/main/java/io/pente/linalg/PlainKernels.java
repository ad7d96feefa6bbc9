package io.pente.linalg;

import static io.pente.linalg.Fused.multiplyAdd;

/** The loops in plain Java, for any JVM. */
final class PlainKernels implements Kernels {
  @Override
  public String name() {
    return "plain";
  }

  @Override
  public void times(double[] x, int offset, int m, int n, double[] v, int c, double[] r) {
    if (c == 1) {
      for (int i = 0; i < m; i++) {
        r[i] += dot(x, offset + i * n, n, v);
      }
    } else {
      new PlainProduct(x, offset, n, 1, m, n, v, c).addTo(r);
    }
  }

  @Override
  public void transposedTimes(double[] x, int offset, int m, int n, double[] r, int c, double[] g) {
    if (c == 1) {
      addRows(x, offset, m, n, r, g);
    } else {
      new PlainProduct(x, offset, 1, n, n, m, r, c).addTo(g);
    }
  }

  @Override
  public void subtract(double[] r, int rFrom, double[] y, int yFrom, int count) {
    for (int e = 0; e < count; e++) {
      r[rFrom + e] -= y[yFrom + e];
    }
  }

  @Override
  public void addColumnSums(double[] r, int m, int c, double[] sums) {
    for (int j = 0; j < c; j++) {
      sums[j] = sumFrom(sums[j], r, m, c, j);
    }
  }

  static double sumFrom(double sum, double[] r, int m, int c, int j) {
    for (int e = j; e < m * c; e += c) {
      sum += r[e];
    }
    return sum;
  }

  @Override
  public void addColumnSquares(double[] r, int m, int c, double[] sums) {
    for (int j = 0; j < c; j++) {
      sums[j] = squaresFrom(sums[j], r, m, c, j);
    }
  }

  static double squaresFrom(double sum, double[] r, int m, int c, int j) {
    for (int e = j; e < m * c; e += c) {
      sum += r[e] * r[e];
    }
    return sum;
  }

  @Override
  public void addGram(double[] x, int offset, int m, int n, double[] scratch, double[] c) {
    PlainGram.add(x, offset, m, n, c);
  }

  @Override
  public int gramScratch(int m, int n) {
    return 0;
  }

  @Override
  public void extendedTimes(
      double[] x, int offset, int m, int n, double[] v, double[] vLow, double[] r, double[] rLow) {
    PlainExtended.times(x, offset, m, n, v, vLow, r, rLow);
  }

  @Override
  public void extendedTransposedTimes(
      double[] x, int offset, int m, int n, double[] r, double[] rLow, double[] g, double[] gLow) {
    PlainExtended.transposedTimes(x, offset, m, n, r, rLow, g, gLow);
  }

  /** Four running sums, so that one addition need not wait for the last. */
  private static double dot(double[] x, int offset, int n, double[] v) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int j = 0;
    for (; j < n - 3; j += 4) {
      s0 = multiplyAdd(x[offset + j], v[j], s0);
      s1 = multiplyAdd(x[offset + j + 1], v[j + 1], s1);
      s2 = multiplyAdd(x[offset + j + 2], v[j + 2], s2);
      s3 = multiplyAdd(x[offset + j + 3], v[j + 3], s3);
    }
    for (; j < n; j++) {
      s0 = multiplyAdd(x[offset + j], v[j], s0);
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static void addRows(double[] x, int offset, int m, int n, double[] r, double[] g) {
    int i = 0;
    for (; i < m - 3; i += 4) {
      addFourRows(x, offset + i * n, n, r[i], r[i + 1], r[i + 2], r[i + 3], g);
    }
    for (; i < m; i++) {
      addRow(x, offset + i * n, n, r[i], g);
    }
  }

  /** Four rows at once: g is loaded and stored a quarter as often. */
  private static void addFourRows(
      double[] x, int o0, int n, double r0, double r1, double r2, double r3, double[] g) {
    int o1 = o0 + n;
    int o2 = o1 + n;
    int o3 = o2 + n;
    for (int j = 0; j < n; j++) {
      double sum = multiplyAdd(r3, x[o3 + j], g[j]);
      sum = multiplyAdd(r2, x[o2 + j], sum);
      sum = multiplyAdd(r1, x[o1 + j], sum);
      g[j] = multiplyAdd(r0, x[o0 + j], sum);
    }
  }

  private static void addRow(double[] x, int offset, int n, double r, double[] g) {
    for (int j = 0; j < n; j++) {
      g[j] = multiplyAdd(r, x[offset + j], g[j]);
    }
  }
}
