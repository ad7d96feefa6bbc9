package io.pente.linalg;

/**
 * The loops with the Vector API, in one species only: {@code SPECIES_MAX}, which the vectorized
 * BLAS that Spark runs with uses too. {@code SPECIES_PREFERRED} has the same length and another
 * class; once both classes are in a JVM, the compiler no longer knows what a vector is and makes
 * objects of all of them: after one fit of spark.ml, passes for several targets took 20 times as
 * long. Masked operations are avoided, which JDK 17 does not compile to machine masks.
 *
 * <p>Can be loaded only where the module {@code jdk.incubator.vector} is.
 */
final class VectorKernels implements Kernels {
  /**
   * From this many columns on, four rows are read side by side; below it one after the other, as a
   * short row ends before the processor has found the streams to prefetch. Measured: row by row
   * gains a third at 100 columns and loses a tenth at 200.
   */
  private static final int SIDE_BY_SIDE = 160;

  static int lanes() {
    return VectorRows.LANES;
  }

  @Override
  public String name() {
    return "vector (" + lanes() + " doubles)";
  }

  @Override
  public void times(double[] x, int offset, int m, int n, double[] v, int c, double[] r) {
    if (c > 1) {
      add(new VectorLeft(x, offset, m, n, false), v, c, r);
      return;
    }
    int i = 0;
    if (n >= SIDE_BY_SIDE) {
      for (; i < m - 3; i += 4) {
        VectorRows.addFourDots(x, offset + i * n, n, v, r, i);
      }
    }
    for (; i < m; i++) {
      r[i] += VectorRows.dot(x, offset + i * n, n, v);
    }
  }

  @Override
  public void transposedTimes(double[] x, int offset, int m, int n, double[] r, int c, double[] g) {
    if (c > 1) {
      add(new VectorLeft(x, offset, m, n, true), r, c, g);
      return;
    }
    int i = 0;
    for (; i < m - 7; i += 8) {
      VectorRows.addEightRows(x, offset + i * n, n, r, i, g);
    }
    for (; i < m; i++) {
      VectorRows.addRow(x, offset + i * n, n, r[i], g);
    }
  }

  @Override
  public void subtract(double[] r, int rFrom, double[] y, int yFrom, int count) {
    VectorColumns.subtract(r, rFrom, y, yFrom, count);
  }

  @Override
  public void addColumnSums(double[] r, int m, int c, double[] sums) {
    VectorColumns.addSums(r, m, c, sums);
  }

  @Override
  public void addColumnSquares(double[] r, int m, int c, double[] sums) {
    VectorColumns.addSquares(r, m, c, sums);
  }

  @Override
  public void addGram(double[] x, int offset, int m, int n, double[] scratch, double[] c) {
    new VectorGram(m, n, scratch, c).add(x, offset);
  }

  @Override
  public int gramScratch(int m, int n) {
    return VectorGram.scratch(m, n);
  }

  @Override
  public void extendedTimes(
      double[] x, int offset, int m, int n, double[] v, double[] vLow, double[] r, double[] rLow) {
    VectorExtended.times(x, offset, m, n, v, vLow, r, rLow);
  }

  @Override
  public void extendedTransposedTimes(
      double[] x, int offset, int m, int n, double[] r, double[] rLow, double[] g, double[] gLow) {
    VectorExtended.transposedTimes(x, offset, m, n, r, rLow, g, gLow);
  }

  private static void add(VectorLeft a, double[] b, int c, double[] sum) {
    if (c < lanes()) {
      new VectorFew(a, b, c, sum).addAll();
    } else {
      new VectorProduct(a, b, c, sum).addAll();
    }
  }
}
