package io.pente.linalg;

/**
 * The left factor A of a product: X, or Xᵀ where {@code transposed}. X is m × n from {@code
 * x[offset]} on. An entry of a product is a sum of {@code terms()} terms.
 */
record VectorLeft(double[] x, int offset, int m, int n, boolean transposed) {
  int rows() {
    return transposed ? n : m;
  }

  int terms() {
    return transposed ? m : n;
  }

  /** Where the entry of row i and term t is. */
  private int at(int i, int t) {
    return transposed ? offset + i + t * n : offset + i * n + t;
  }

  /**
   * Adds rows i to i + 8 of A, from term t on, times one vector of columns of B, to sums {@code
   * step} apart.
   *
   * @param b B's rows of c numbers; {@code b[k]} meets term t
   */
  void addNarrow(
      int i, int t, int count, double[] b, int k, int c, double[] sum, int to, int step) {
    if (transposed) {
      VectorTile.addTransposed(x, at(i, t), n, count, b, k, c, sum, to, step);
    } else {
      VectorTile.add(x, at(i, t), n, count, b, k, c, sum, to, step);
    }
  }

  /** The same for two vectors of columns and all terms. */
  void addWide(int i, double[] b, int k, int c, double[] sum, int to) {
    if (transposed) {
      VectorTile.addTransposedWide(x, at(i, 0), n, m, b, k, c, sum, to, c);
    } else {
      VectorTile.addWide(x, at(i, 0), n, n, b, k, c, sum, to);
    }
  }

  /** Row i alone, times one vector of columns. */
  void addOne(int i, int t, int count, double[] b, int k, int c, double[] sum, int to) {
    VectorTile.addOne(x, at(i, t), transposed ? n : 1, count, b, k, c, sum, to);
  }

  /**
   * Reads some 64 KB of rows from row i on, one number a cache line in the order of memory, which
   * the processor prefetches better than eight short rows side by side: up to a quarter less time.
   *
   * @return a number that depends on all that was read, so that no compiler leaves the reading out
   */
  double readAhead(int i) {
    double sum = 0;
    int end = offset + Math.min(i + aheadRows(), m) * n;
    for (int k = offset + i * n; k < end; k += 8) {
      sum += x[k];
    }
    return sum;
  }

  /** Whether to read ahead before row i, a multiple of eight. */
  boolean readsAhead(int i) {
    return !transposed && n <= 1024 && i % aheadRows() == 0;
  }

  /** A multiple of eight rows of about 64 KB. */
  private int aheadRows() {
    return 8 * Math.max(1, 1024 / Math.max(1, n));
  }
}
