package io.pente.linalg;

import static jdk.incubator.vector.VectorOperators.NEG;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One column's products in double-double arithmetic, lanes along a row. Within a row (or four rows)
 * the low parts are summed apart and the pair is normalized once at the end, which keeps the chain
 * of dependent additions short (Ogita, Rump and Oishi's Dot2, SIAM J. Sci. Comput. 26, 2005).
 */
final class VectorExtended {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_MAX;
  private static final int LANES = SPECIES.length();
  private static final int ROWS = 8;

  private VectorExtended() {}

  private static DoubleVector load(double[] a, int at) {
    return DoubleVector.fromArray(SPECIES, a, at);
  }

  private static DoubleVector all(double x) {
    return DoubleVector.broadcast(SPECIES, x);
  }

  /** (r, rLow) += X · (v, vLow). */
  static void times(
      double[] x, int offset, int m, int n, double[] v, double[] vLow, double[] r, double[] rLow) {
    double[] sums = new double[ROWS * LANES];
    double[] lows = new double[ROWS * LANES];
    for (int i = 0; i < m; i += ROWS) {
      int rows = Math.min(ROWS, m - i);
      for (int u = 0; u < rows; u++) {
        dot(x, offset + (i + u) * n, n, v, vLow, sums, lows, u * LANES);
      }
      addLanes(sums, lows, rows, r, rLow, i);
      addLastColumns(x, offset + i * n, rows, n, v, vLow, r, rLow, i);
    }
  }

  /** The lanes of one row's sum over the columns that fill vectors. */
  private static void dot(
      double[] x, int o, int n, double[] v, double[] vLow, double[] sums, double[] lows, int to) {
    DoubleVector sum = DoubleVector.zero(SPECIES);
    DoubleVector low = sum;
    for (int j = 0; j <= n - LANES; j += LANES) {
      DoubleVector a = load(x, o + j);
      DoubleVector b = load(v, j);
      DoubleVector product = a.mul(b);
      DoubleVector error = a.fma(load(vLow, j), a.fma(b, product.lanewise(NEG)));
      DoubleVector next = sum.add(product);
      DoubleVector part = next.sub(sum);
      low = low.add(sum.sub(next.sub(part)).add(product.sub(part)).add(error));
      sum = next;
    }
    sum.intoArray(sums, to);
    low.intoArray(lows, to);
  }

  /** Lane by lane over all rows, as the rows' chains of additions can run side by side. */
  private static void addLanes(
      double[] sums, double[] lows, int rows, double[] r, double[] rLow, int i) {
    for (int lane = 0; lane < LANES; lane++) {
      for (int u = 0; u < rows; u++) {
        DoubleDouble.add(r, rLow, i + u, sums[u * LANES + lane], lows[u * LANES + lane]);
      }
    }
  }

  private static void addLastColumns(
      double[] x,
      int o,
      int rows,
      int n,
      double[] v,
      double[] vLow,
      double[] r,
      double[] rLow,
      int i) {
    for (int j = n - n % LANES; j < n; j++) {
      for (int u = 0; u < rows; u++) {
        DoubleDouble.addProduct(r, rLow, i + u, x[o + u * n + j], v[j], vLow[j]);
      }
    }
  }

  /** (g, gLow) += Xᵀ · (r, rLow). */
  static void transposedTimes(
      double[] x, int offset, int m, int n, double[] r, double[] rLow, double[] g, double[] gLow) {
    int i = 0;
    for (; i < m - 3; i += 4) {
      addFourRows(x, offset + i * n, n, r, rLow, i, g, gLow);
    }
    for (; i < m; i++) {
      addRow(x, offset + i * n, n, r[i], rLow[i], g, gLow);
    }
  }

  private static void addFourRows(
      double[] x, int o, int n, double[] r, double[] rLow, int i, double[] g, double[] gLow) {
    int j = 0;
    for (; j <= n - LANES; j += LANES) {
      DoubleVector sum = load(g, j);
      DoubleVector low = load(gLow, j);
      for (int u = 0; u < 4; u++) {
        DoubleVector a = load(x, o + u * n + j);
        DoubleVector b = all(r[i + u]);
        DoubleVector product = a.mul(b);
        DoubleVector error = a.fma(all(rLow[i + u]), a.fma(b, product.lanewise(NEG)));
        DoubleVector next = sum.add(product);
        DoubleVector part = next.sub(sum);
        low = low.add(sum.sub(next.sub(part)).add(product.sub(part)).add(error));
        sum = next;
      }
      store(sum, low, g, gLow, j);
    }
    for (; j < n; j++) {
      for (int u = 0; u < 4; u++) {
        DoubleDouble.addProduct(g, gLow, j, x[o + u * n + j], r[i + u], rLow[i + u]);
      }
    }
  }

  private static void addRow(
      double[] x, int o, int n, double r, double rLow, double[] g, double[] gLow) {
    for (int j = 0; j < n; j++) {
      DoubleDouble.addProduct(g, gLow, j, x[o + j], r, rLow);
    }
  }

  /** Normalized, whichever part is the larger. */
  private static void store(DoubleVector sum, DoubleVector low, double[] g, double[] gLow, int j) {
    DoubleVector normal = sum.add(low);
    DoubleVector part = normal.sub(sum);
    normal.intoArray(g, j);
    sum.sub(normal.sub(part)).add(low.sub(part)).intoArray(gLow, j);
  }
}
