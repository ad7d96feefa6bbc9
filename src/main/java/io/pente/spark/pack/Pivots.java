package io.pente.spark.pack;

/**
 * Numbers near the middle of columns that lie far from zero. Less its pivot, a column's values are
 * of the size of their spread, so that products and sums of them lose nothing to the offset.
 */
final class Pivots {
  /** Deviations from zero up to which a column is left as it is. */
  private static final double FAR = 64;

  private Pivots() {}

  /**
   * 0 unless |mean| &gt; 64 · deviation; then the mean, to no more bits than the deviation asks
   * for. For x between half and twice the pivot, x − pivot is exact (Sterbenz 1974).
   */
  static double of(double mean, double deviation) {
    if (!(Math.abs(mean) > FAR * deviation)) {
      return 0;
    }
    if (deviation < Math.ulp(mean)) {
      return mean;
    }
    double step = Math.scalb(1.0, Math.getExponent(deviation));
    return Math.rint(mean / step) * step;
  }
}
