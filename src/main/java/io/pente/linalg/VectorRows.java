package io.pente.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * One output: lanes along a row. The columns that fill no vector are added one by one.
 *
 * <p>The lanes of a sum are added from the first to the last, ((l₀ + l₁) + l₂) + …: the bits depend
 * on how many lanes there are and on nothing else. {@code reduceLanes(ADD)} has no defined order,
 * and on JDK 25 another one once it is compiled.
 */
final class VectorRows {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_MAX;
  static final int LANES = SPECIES.length();

  private VectorRows() {}

  private static DoubleVector load(double[] a, int at) {
    return DoubleVector.fromArray(SPECIES, a, at);
  }

  /**
   * The lanes' sum, first to last. Written out, as the compiler reads a lane in place only where
   * its number is a constant; through an array a pass of 50 columns takes a tenth longer.
   */
  private static double sum(DoubleVector s) {
    double sum = s.lane(0);
    if (LANES > 1) {
      sum += s.lane(1);
    }
    if (LANES > 2) {
      sum = sum + s.lane(2) + s.lane(3);
    }
    if (LANES > 4) {
      sum = sum + s.lane(4) + s.lane(5) + s.lane(6) + s.lane(7);
    }
    for (int i = 8; i < LANES; i++) {
      sum += s.lane(i);
    }
    return sum;
  }

  /** x · v, in four running vectors along the row. */
  static double dot(double[] x, int o, int n, double[] v) {
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    int j = 0;
    for (; j <= n - 4 * LANES; j += 4 * LANES) {
      s0 = load(x, o + j).fma(load(v, j), s0);
      s1 = load(x, o + j + LANES).fma(load(v, j + LANES), s1);
      s2 = load(x, o + j + 2 * LANES).fma(load(v, j + 2 * LANES), s2);
      s3 = load(x, o + j + 3 * LANES).fma(load(v, j + 3 * LANES), s3);
    }
    for (; j <= n - LANES; j += LANES) {
      s0 = load(x, o + j).fma(load(v, j), s0);
    }
    double sum = sum(s0.add(s1).add(s2.add(s3)));
    for (; j < n; j++) {
      sum = Math.fma(x[o + j], v[j], sum);
    }
    return sum;
  }

  /** Four rows side by side: v is loaded once for all. */
  static void addFourDots(double[] x, int o0, int n, double[] v, double[] r, int to) {
    int o1 = o0 + n;
    int o2 = o1 + n;
    int o3 = o2 + n;
    DoubleVector s0 = DoubleVector.zero(SPECIES);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    int j = 0;
    for (; j <= n - LANES; j += LANES) {
      DoubleVector w = load(v, j);
      s0 = load(x, o0 + j).fma(w, s0);
      s1 = load(x, o1 + j).fma(w, s1);
      s2 = load(x, o2 + j).fma(w, s2);
      s3 = load(x, o3 + j).fma(w, s3);
    }
    r[to] += sum(s0) + rest(x, o0, n, v, j);
    r[to + 1] += sum(s1) + rest(x, o1, n, v, j);
    r[to + 2] += sum(s2) + rest(x, o2, n, v, j);
    r[to + 3] += sum(s3) + rest(x, o3, n, v, j);
  }

  private static double rest(double[] x, int o, int n, double[] v, int from) {
    double sum = 0;
    for (int j = from; j < n; j++) {
      sum = Math.fma(x[o + j], v[j], sum);
    }
    return sum;
  }

  /** g += Xᵀ r over eight rows: g is loaded and stored an eighth as often. */
  static void addEightRows(double[] x, int o, int n, double[] r, int from, double[] g) {
    int o4 = o + 4 * n;
    DoubleVector r0 = DoubleVector.broadcast(SPECIES, r[from]);
    DoubleVector r1 = DoubleVector.broadcast(SPECIES, r[from + 1]);
    DoubleVector r2 = DoubleVector.broadcast(SPECIES, r[from + 2]);
    DoubleVector r3 = DoubleVector.broadcast(SPECIES, r[from + 3]);
    DoubleVector r4 = DoubleVector.broadcast(SPECIES, r[from + 4]);
    DoubleVector r5 = DoubleVector.broadcast(SPECIES, r[from + 5]);
    DoubleVector r6 = DoubleVector.broadcast(SPECIES, r[from + 6]);
    DoubleVector r7 = DoubleVector.broadcast(SPECIES, r[from + 7]);
    int j = 0;
    for (; j <= n - LANES; j += LANES) {
      DoubleVector even = load(x, o + j).fma(r0, load(g, j));
      DoubleVector odd = load(x, o4 + j).mul(r4);
      even = load(x, o + n + j).fma(r1, even);
      odd = load(x, o4 + n + j).fma(r5, odd);
      even = load(x, o + 2 * n + j).fma(r2, even);
      odd = load(x, o4 + 2 * n + j).fma(r6, odd);
      even = load(x, o + 3 * n + j).fma(r3, even);
      odd = load(x, o4 + 3 * n + j).fma(r7, odd);
      even.add(odd).intoArray(g, j);
    }
    for (; j < n; j++) {
      g[j] += column(x, o + j, n, r, from);
    }
  }

  private static double column(double[] x, int at, int n, double[] r, int from) {
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      sum = Math.fma(x[at + i * n], r[from + i], sum);
    }
    return sum;
  }

  static void addRow(double[] x, int o, int n, double r, double[] g) {
    DoubleVector all = DoubleVector.broadcast(SPECIES, r);
    int j = 0;
    for (; j <= n - LANES; j += LANES) {
      load(x, o + j).fma(all, load(g, j)).intoArray(g, j);
    }
    for (; j < n; j++) {
      g[j] = Math.fma(r, x[o + j], g[j]);
    }
  }

  /** Copies a whole number of vectors. */
  static void copy(double[] from, int o, double[] to, int at, int length) {
    for (int k = 0; k < length; k += LANES) {
      load(from, o + k).intoArray(to, at + k);
    }
  }
}
