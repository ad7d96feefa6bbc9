package io.pente.linalg;

/**
 * The two products of {@link RowMatrix} with operands and results as unevaluated sums of two
 * doubles: X is exact as stored, and a result is right to about 2⁻¹⁰⁰ of the sum of the absolute
 * values of its terms, unless these underflow. Some three times slower than the plain products
 * where X is in cache; for refinement. What overflows comes out as NaN.
 */
public final class ExtendedProducts {
  private ExtendedProducts() {}

  /**
   * R += X[from .. from + count) · V.
   *
   * @param vHi V, n × c row-major, with {@code vLo}
   * @param rHi R, count × c row-major from index 0, with {@code rLo}; added to in place
   */
  public static void times(
      RowMatrix x,
      int from,
      int count,
      double[] vHi,
      double[] vLo,
      int c,
      double[] rHi,
      double[] rLo) {
    if (!stored(x)) {
      times(writtenOut(x, from, count), 0, count, vHi, vLo, c, rHi, rLo);
      return;
    }
    for (int k = 0; k < c; k++) {
      ExtendedColumn v = ExtendedColumn.of(vHi, vLo, k, c);
      ExtendedColumn r = ExtendedColumn.of(rHi, rLo, k, c);
      if (x instanceof SparseRows sparse) {
        sparse.extendedTimes(from, count, v, r);
      } else {
        ((DenseRows) x).extendedTimes(from, count, v, r);
      }
      r.putBack(rHi, rLo, k, c);
    }
  }

  /**
   * G += X[from .. from + count)ᵀ · R.
   *
   * @param rHi R, count × c row-major from index 0, with {@code rLo}
   * @param gHi G, n × c row-major, with {@code gLo}; added to in place
   */
  public static void transposedTimes(
      RowMatrix x,
      int from,
      int count,
      double[] rHi,
      double[] rLo,
      int c,
      double[] gHi,
      double[] gLo) {
    if (!stored(x)) {
      transposedTimes(writtenOut(x, from, count), 0, count, rHi, rLo, c, gHi, gLo);
      return;
    }
    for (int k = 0; k < c; k++) {
      ExtendedColumn r = ExtendedColumn.of(rHi, rLo, k, c);
      ExtendedColumn g = ExtendedColumn.of(gHi, gLo, k, c);
      if (x instanceof SparseRows sparse) {
        sparse.extendedTransposedTimes(from, count, r, g);
      } else {
        ((DenseRows) x).extendedTransposedTimes(from, count, r, g);
      }
      g.putBack(gHi, gLo, k, c);
    }
  }

  private static boolean stored(RowMatrix x) {
    return x instanceof DenseRows || x instanceof SparseRows;
  }

  private static DenseRows writtenOut(RowMatrix x, int from, int count) {
    double[] values = new double[Math.multiplyExact(count, x.columns())];
    x.copyTo(from, count, values, x.columns());
    return new DenseRows(count, x.columns(), values);
  }
}
