package io.pente.table.text;

/** The double nearest to a decimal number, of two that are as near the even one. */
final class NearestDouble {
  /** Ten to these powers is a double without error. */
  private static final double[] TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final int FRACTION = 52;
  private static final int BIAS = 1023;
  private static final int LARGEST = 2047;

  /** Bits of a product below those that decide: a double's fraction, one above it and two below. */
  private static final int BELOW = Long.SIZE - FRACTION - 3;

  private NearestDouble() {}

  /**
   * The nearest to digits · 10^exponent; ∞ where that is larger than all doubles.
   *
   * <p>Where both factors are doubles one operation rounds once (Clinger, How to read floating
   * point numbers accurately, PLDI 1990).
   *
   * @param digits without a sign
   */
  static double of(long digits, int exponent) {
    if (digits >>> 53 == 0 && exponent >= -22 && exponent <= 22) {
      return exponent < 0 ? digits / TEN[-exponent] : digits * TEN[exponent];
    }
    if (digits == 0 || exponent < PowersOfFive.LEAST) {
      return 0;
    }
    return exponent > PowersOfFive.MOST ? Double.POSITIVE_INFINITY : product(digits, exponent);
  }

  /**
   * By the first bits of digits · 5^exponent (Lemire, Number parsing at a gigabyte per second,
   * Software: Practice and Experience 51, 2021). They decide always (Mushtak and Lemire, Fast
   * number parsing without fallback, 53, 2023).
   */
  private static double product(long digits, int exponent) {
    int zeros = Long.numberOfLeadingZeros(digits);
    long factor = digits << zeros;
    long power = PowersOfFive.high(exponent);
    long high = high(factor, power);
    long low = factor * power;
    if ((high & ((1L << BELOW) - 1)) == (1L << BELOW) - 1) {
      long carried = high(factor, PowersOfFive.low(exponent));
      low += carried;
      high += Long.compareUnsigned(low, carried) < 0 ? 1 : 0;
    }
    int upper = (int) (high >>> 63);
    long fraction = high >>> upper + BELOW;
    int binary = binary(exponent) + upper - zeros + BIAS;
    if (binary <= 0) {
      return small(fraction, binary);
    }
    if (isHalfway(low, exponent, fraction) && fraction << upper + BELOW == high) {
      fraction &= ~1L; // to the even one
    }
    fraction = fraction + (fraction & 1) >>> 1;
    if (fraction >>> FRACTION + 1 != 0) {
      fraction >>>= 1;
      binary++;
    }
    return binary >= LARGEST
        ? Double.POSITIVE_INFINITY
        : Double.longBitsToDouble(fraction & (1L << FRACTION) - 1 | (long) binary << FRACTION);
  }

  /** Whether the number may lie in the middle of two doubles, the lower of them even. */
  private static boolean isHalfway(long low, int exponent, long fraction) {
    return (low == 0 || low == 1) && exponent >= -4 && exponent <= 23 && (fraction & 3) == 1;
  }

  /** A number less than the least that has all bits. */
  private static double small(long fraction, int binary) {
    if (1 - binary >= Long.SIZE) {
      return 0;
    }
    long kept = fraction >>> 1 - binary;
    return Double.longBitsToDouble(kept + (kept & 1) >>> 1);
  }

  /** The power of two of the highest bit of 10^exponent, and 63 more. */
  private static int binary(int exponent) {
    return (217_706 * exponent >> 16) + 63;
  }

  /** The high half of a product of two numbers without signs, whose highest bits are set. */
  private static long high(long a, long b) {
    return Math.multiplyHigh(a, b) + (a & b >> 63) + (b & a >> 63);
  }
}
