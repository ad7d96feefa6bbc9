package io.pente.table;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * A number near the cells of a column that lies far from zero. Cells are read less their origin, in
 * their own type: the difference is exact and rounded once to a double, so that 64-bit integers,
 * decimals, nanoseconds and long text numbers keep the digits in which they differ.
 */
public final class Origin implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MOST = 18;
  private static final long EXACT = 1L << 53;
  private static final long[] TEN = new long[MOST + 1];

  static {
    TEN[0] = 1;
    for (int s = 1; s <= MOST; s++) {
      TEN[s] = 10 * TEN[s - 1];
    }
  }

  private final BigDecimal value;
  private final double high;
  private final double low;

  /** Value · 10^s for the scales s from {@code first} to before {@code end}, where it is a long. */
  private final long[] scaled = new long[MOST + 1];

  private final int first;
  private final int end;

  private Origin(BigDecimal value) {
    this.value = value;
    this.high = value.doubleValue();
    this.low = value.subtract(new BigDecimal(high)).doubleValue();
    this.first = Math.max(0, value.stripTrailingZeros().scale());
    int s = first;
    while (s <= MOST && value.movePointRight(s).toBigInteger().bitLength() < Long.SIZE) {
      scaled[s] = value.movePointRight(s).longValueExact();
      s++;
    }
    this.end = s;
  }

  /** Null for 0. */
  public static Origin of(BigDecimal value) {
    return value == null || value.signum() == 0 ? null : new Origin(value);
  }

  public BigDecimal value() {
    return value;
  }

  /** unscaled · 10^−scale less the origin. */
  public double less(long unscaled, int scale) {
    int common = Math.max(scale, first);
    if (common < end && common - scale <= MOST) {
      long factor = TEN[common - scale];
      long cell = unscaled * factor;
      long difference = cell - scaled[common];
      boolean whole =
          Math.multiplyHigh(unscaled, factor) == cell >> 63
              && ((cell ^ scaled[common]) & (cell ^ difference)) >= 0;
      if (whole && difference >= -EXACT && difference <= EXACT) {
        return (double) difference / TEN[common]; // both exact, so rounded once
      }
    }
    return less(BigDecimal.valueOf(unscaled, scale));
  }

  /** A number less the origin. */
  public double less(BigDecimal number) {
    return number.subtract(value).doubleValue();
  }

  /** A double less the origin. */
  public double less(double number) {
    double difference = number - high;
    double back = difference + high;
    double error = (number - back) + (high - (back - difference)); // Knuth's two-sum, exact
    return Math.abs(difference) <= Double.MAX_VALUE ? difference + (error - low) : difference;
  }

  /** The origin plus a difference from it. */
  public double plus(double difference) {
    double sum = high + difference;
    double part = sum - high;
    double error = (high - (sum - part)) + (difference - part);
    return Math.abs(sum) <= Double.MAX_VALUE ? sum + (error + low) : sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origin that && value.compareTo(that.value) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(high);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
