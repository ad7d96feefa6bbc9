package io.pente.spark.pack;

import io.pente.data.Moments;

/**
 * Numbers near the middle of columns that lie far from zero. Less its pivot, a column's values are
 * of the size of their spread, so that products and sums of them lose nothing to the offset.
 */
final class Pivots {
  /**
   * Exponents beyond which a column has a unit of its own, so that sums of squares fit a double.
   */
  private static final int WIDE = 300;

  /** Deviations from its pivot up to which a packed column is not moved. */
  private static final double TOO_FAR = 1024;

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

  /** A power of two that makes a size about 1, where it is far from that; 0 for a size of 0. */
  static double unit(double size) {
    int exponent = Math.getExponent(size);
    if (size == 0 || !Double.isFinite(size)) {
      return 0;
    }
    return Math.abs(exponent) <= WIDE ? 1 : Math.scalb(1.0, Math.min(1000, -exponent));
  }

  /**
   * Where a column should be packed, going by how it was and what was seen of it then: as it was,
   * unless that cost digits or its squares.
   *
   * @param shift whether it may have a pivot
   */
  static Column moved(Column was, Moments.Columns seen, int j, boolean shift) {
    double size = Math.max(Math.abs(seen.least()[j]), Math.abs(seen.largest()[j]));
    if (!Double.isFinite(size)) {
      return was;
    }
    double spread = seen.largest()[j] - seen.least()[j];
    double unit = unit(spread > 0 ? spread : size);
    double own = unit == 0 ? 1 : unit;
    double mean = seen.mean()[j];
    double deviation = seen.deviation(j);
    boolean constant = deviation == 0 && was.pivot() == 0;
    boolean far = shift && !constant && Math.abs(mean) > TOO_FAR * deviation;
    if (own != 1) {
      double next = was.unit() * own;
      return new Column(was.pivot(), next > 0 && Double.isFinite(next) ? next : was.unit());
    }
    double pivot = far ? was.pivot() + of(mean, deviation) / was.unit() : was.pivot();
    return new Column(pivot, was.unit());
  }

  /** One column of {@link ColumnUnits}. */
  record Column(double pivot, double unit) {}
}
