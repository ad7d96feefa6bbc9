package io.pente.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Register tiles: sums over {@code terms} of entries of X times vectors of columns of B, from
 * column k on. B has rows of c numbers, X of n.
 *
 * <p>Written out, and X and Xᵀ apart: only constant steps let the compiler drop the range checks,
 * and a larger tile is past what it inlines.
 */
final class VectorTile {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_MAX;
  static final int LANES = SPECIES.length();

  private VectorTile() {}

  private static DoubleVector load(double[] a, int at) {
    return DoubleVector.fromArray(SPECIES, a, at);
  }

  private static DoubleVector all(double x) {
    return DoubleVector.broadcast(SPECIES, x);
  }

  /** Eight rows of X from {@code x[o]} on, one vector; sums {@code step} apart. */
  static void add(
      double[] x,
      int o,
      int n,
      int terms,
      double[] b,
      int k,
      int c,
      double[] sum,
      int to,
      int step) {
    DoubleVector s0 = load(sum, to);
    DoubleVector s1 = load(sum, to + step);
    DoubleVector s2 = load(sum, to + 2 * step);
    DoubleVector s3 = load(sum, to + 3 * step);
    DoubleVector s4 = load(sum, to + 4 * step);
    DoubleVector s5 = load(sum, to + 5 * step);
    DoubleVector s6 = load(sum, to + 6 * step);
    DoubleVector s7 = load(sum, to + 7 * step);
    int o1 = o + n;
    int o2 = o1 + n;
    int o3 = o2 + n;
    int o4 = o3 + n;
    int o5 = o4 + n;
    int o6 = o5 + n;
    int o7 = o6 + n;
    for (int t = 0; t < terms; t++) {
      DoubleVector v = load(b, k + t * c);
      s0 = all(x[o + t]).fma(v, s0);
      s1 = all(x[o1 + t]).fma(v, s1);
      s2 = all(x[o2 + t]).fma(v, s2);
      s3 = all(x[o3 + t]).fma(v, s3);
      s4 = all(x[o4 + t]).fma(v, s4);
      s5 = all(x[o5 + t]).fma(v, s5);
      s6 = all(x[o6 + t]).fma(v, s6);
      s7 = all(x[o7 + t]).fma(v, s7);
    }
    s0.intoArray(sum, to);
    s1.intoArray(sum, to + step);
    s2.intoArray(sum, to + 2 * step);
    s3.intoArray(sum, to + 3 * step);
    s4.intoArray(sum, to + 4 * step);
    s5.intoArray(sum, to + 5 * step);
    s6.intoArray(sum, to + 6 * step);
    s7.intoArray(sum, to + 7 * step);
  }

  /** Eight columns of X from {@code x[o]} on, one vector; sums {@code step} apart. */
  static void addTransposed(
      double[] x,
      int o,
      int n,
      int terms,
      double[] b,
      int k,
      int c,
      double[] sum,
      int to,
      int step) {
    DoubleVector s0 = load(sum, to);
    DoubleVector s1 = load(sum, to + step);
    DoubleVector s2 = load(sum, to + 2 * step);
    DoubleVector s3 = load(sum, to + 3 * step);
    DoubleVector s4 = load(sum, to + 4 * step);
    DoubleVector s5 = load(sum, to + 5 * step);
    DoubleVector s6 = load(sum, to + 6 * step);
    DoubleVector s7 = load(sum, to + 7 * step);
    for (int t = 0; t < terms; t++) {
      DoubleVector v = load(b, k + t * c);
      int e = o + t * n;
      s0 = all(x[e]).fma(v, s0);
      s1 = all(x[e + 1]).fma(v, s1);
      s2 = all(x[e + 2]).fma(v, s2);
      s3 = all(x[e + 3]).fma(v, s3);
      s4 = all(x[e + 4]).fma(v, s4);
      s5 = all(x[e + 5]).fma(v, s5);
      s6 = all(x[e + 6]).fma(v, s6);
      s7 = all(x[e + 7]).fma(v, s7);
    }
    s0.intoArray(sum, to);
    s1.intoArray(sum, to + step);
    s2.intoArray(sum, to + 2 * step);
    s3.intoArray(sum, to + 3 * step);
    s4.intoArray(sum, to + 4 * step);
    s5.intoArray(sum, to + 5 * step);
    s6.intoArray(sum, to + 6 * step);
    s7.intoArray(sum, to + 7 * step);
  }

  /** Eight rows of X from {@code x[o]} on, two vectors. */
  static void addWide(
      double[] x, int o, int n, int terms, double[] b, int k, int c, double[] sum, int to) {
    DoubleVector p0 = load(sum, to);
    DoubleVector q0 = load(sum, to + LANES);
    DoubleVector p1 = load(sum, to + c);
    DoubleVector q1 = load(sum, to + c + LANES);
    DoubleVector p2 = load(sum, to + 2 * c);
    DoubleVector q2 = load(sum, to + 2 * c + LANES);
    DoubleVector p3 = load(sum, to + 3 * c);
    DoubleVector q3 = load(sum, to + 3 * c + LANES);
    DoubleVector p4 = load(sum, to + 4 * c);
    DoubleVector q4 = load(sum, to + 4 * c + LANES);
    DoubleVector p5 = load(sum, to + 5 * c);
    DoubleVector q5 = load(sum, to + 5 * c + LANES);
    DoubleVector p6 = load(sum, to + 6 * c);
    DoubleVector q6 = load(sum, to + 6 * c + LANES);
    DoubleVector p7 = load(sum, to + 7 * c);
    DoubleVector q7 = load(sum, to + 7 * c + LANES);
    int o1 = o + n;
    int o2 = o1 + n;
    int o3 = o2 + n;
    int o4 = o3 + n;
    int o5 = o4 + n;
    int o6 = o5 + n;
    int o7 = o6 + n;
    for (int t = 0; t < terms; t++) {
      DoubleVector v = load(b, k + t * c);
      DoubleVector w = load(b, k + t * c + LANES);
      DoubleVector a = all(x[o + t]);
      p0 = a.fma(v, p0);
      q0 = a.fma(w, q0);
      a = all(x[o1 + t]);
      p1 = a.fma(v, p1);
      q1 = a.fma(w, q1);
      a = all(x[o2 + t]);
      p2 = a.fma(v, p2);
      q2 = a.fma(w, q2);
      a = all(x[o3 + t]);
      p3 = a.fma(v, p3);
      q3 = a.fma(w, q3);
      a = all(x[o4 + t]);
      p4 = a.fma(v, p4);
      q4 = a.fma(w, q4);
      a = all(x[o5 + t]);
      p5 = a.fma(v, p5);
      q5 = a.fma(w, q5);
      a = all(x[o6 + t]);
      p6 = a.fma(v, p6);
      q6 = a.fma(w, q6);
      a = all(x[o7 + t]);
      p7 = a.fma(v, p7);
      q7 = a.fma(w, q7);
    }
    p0.intoArray(sum, to);
    q0.intoArray(sum, to + LANES);
    p1.intoArray(sum, to + c);
    q1.intoArray(sum, to + c + LANES);
    p2.intoArray(sum, to + 2 * c);
    q2.intoArray(sum, to + 2 * c + LANES);
    p3.intoArray(sum, to + 3 * c);
    q3.intoArray(sum, to + 3 * c + LANES);
    p4.intoArray(sum, to + 4 * c);
    q4.intoArray(sum, to + 4 * c + LANES);
    p5.intoArray(sum, to + 5 * c);
    q5.intoArray(sum, to + 5 * c + LANES);
    p6.intoArray(sum, to + 6 * c);
    q6.intoArray(sum, to + 6 * c + LANES);
    p7.intoArray(sum, to + 7 * c);
    q7.intoArray(sum, to + 7 * c + LANES);
  }

  /** Eight columns of X from {@code x[o]} on, two vectors; sums {@code step} apart. */
  static void addTransposedWide(
      double[] x,
      int o,
      int n,
      int terms,
      double[] b,
      int k,
      int c,
      double[] sum,
      int to,
      int step) {
    DoubleVector p0 = load(sum, to);
    DoubleVector q0 = load(sum, to + LANES);
    DoubleVector p1 = load(sum, to + step);
    DoubleVector q1 = load(sum, to + step + LANES);
    DoubleVector p2 = load(sum, to + 2 * step);
    DoubleVector q2 = load(sum, to + 2 * step + LANES);
    DoubleVector p3 = load(sum, to + 3 * step);
    DoubleVector q3 = load(sum, to + 3 * step + LANES);
    DoubleVector p4 = load(sum, to + 4 * step);
    DoubleVector q4 = load(sum, to + 4 * step + LANES);
    DoubleVector p5 = load(sum, to + 5 * step);
    DoubleVector q5 = load(sum, to + 5 * step + LANES);
    DoubleVector p6 = load(sum, to + 6 * step);
    DoubleVector q6 = load(sum, to + 6 * step + LANES);
    DoubleVector p7 = load(sum, to + 7 * step);
    DoubleVector q7 = load(sum, to + 7 * step + LANES);
    for (int t = 0; t < terms; t++) {
      DoubleVector v = load(b, k + t * c);
      DoubleVector w = load(b, k + t * c + LANES);
      int e = o + t * n;
      DoubleVector a = all(x[e]);
      p0 = a.fma(v, p0);
      q0 = a.fma(w, q0);
      a = all(x[e + 1]);
      p1 = a.fma(v, p1);
      q1 = a.fma(w, q1);
      a = all(x[e + 2]);
      p2 = a.fma(v, p2);
      q2 = a.fma(w, q2);
      a = all(x[e + 3]);
      p3 = a.fma(v, p3);
      q3 = a.fma(w, q3);
      a = all(x[e + 4]);
      p4 = a.fma(v, p4);
      q4 = a.fma(w, q4);
      a = all(x[e + 5]);
      p5 = a.fma(v, p5);
      q5 = a.fma(w, q5);
      a = all(x[e + 6]);
      p6 = a.fma(v, p6);
      q6 = a.fma(w, q6);
      a = all(x[e + 7]);
      p7 = a.fma(v, p7);
      q7 = a.fma(w, q7);
    }
    p0.intoArray(sum, to);
    q0.intoArray(sum, to + LANES);
    p1.intoArray(sum, to + step);
    q1.intoArray(sum, to + step + LANES);
    p2.intoArray(sum, to + 2 * step);
    q2.intoArray(sum, to + 2 * step + LANES);
    p3.intoArray(sum, to + 3 * step);
    q3.intoArray(sum, to + 3 * step + LANES);
    p4.intoArray(sum, to + 4 * step);
    q4.intoArray(sum, to + 4 * step + LANES);
    p5.intoArray(sum, to + 5 * step);
    q5.intoArray(sum, to + 5 * step + LANES);
    p6.intoArray(sum, to + 6 * step);
    q6.intoArray(sum, to + 6 * step + LANES);
    p7.intoArray(sum, to + 7 * step);
    q7.intoArray(sum, to + 7 * step + LANES);
  }

  /** One vector of sums, over entries of X {@code step} apart. */
  static void addOne(
      double[] x, int o, int step, int terms, double[] b, int k, int c, double[] sum, int to) {
    DoubleVector s = load(sum, to);
    for (int t = 0; t < terms; t++) {
      s = all(x[o + t * step]).fma(load(b, k + t * c), s);
    }
    s.intoArray(sum, to);
  }
}
