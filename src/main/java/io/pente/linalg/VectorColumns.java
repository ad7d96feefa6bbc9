package io.pente.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums over the rows of an m × c matrix, lanes along its columns: every column is added up row by
 * row as in {@link PlainKernels}, to the same bits.
 */
final class VectorColumns {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_MAX;
  private static final int LANES = SPECIES.length();

  private VectorColumns() {}

  private static DoubleVector load(double[] a, int at) {
    return DoubleVector.fromArray(SPECIES, a, at);
  }

  static void subtract(double[] r, int rFrom, double[] y, int yFrom, int count) {
    int e = 0;
    for (; e <= count - LANES; e += LANES) {
      load(r, rFrom + e).sub(load(y, yFrom + e)).intoArray(r, rFrom + e);
    }
    for (; e < count; e++) {
      r[rFrom + e] -= y[yFrom + e];
    }
  }

  static void addSums(double[] r, int m, int c, double[] sums) {
    int j = 0;
    for (; j <= c - LANES; j += LANES) {
      DoubleVector sum = load(sums, j);
      for (int i = 0; i < m; i++) {
        sum = sum.add(load(r, j + i * c));
      }
      sum.intoArray(sums, j);
    }
    for (; j < c; j++) {
      sums[j] = PlainKernels.sumFrom(sums[j], r, m, c, j);
    }
  }

  static void addSquares(double[] r, int m, int c, double[] sums) {
    int j = 0;
    for (; j <= c - LANES; j += LANES) {
      DoubleVector sum = load(sums, j);
      for (int i = 0; i < m; i++) {
        DoubleVector v = load(r, j + i * c);
        sum = sum.add(v.mul(v));
      }
      sum.intoArray(sums, j);
    }
    for (; j < c; j++) {
      sums[j] = PlainKernels.squaresFrom(sums[j], r, m, c, j);
    }
  }
}
