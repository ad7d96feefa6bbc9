package io.pente.table.text;

import java.math.BigInteger;

/**
 * The first 128 bits of 5^q, the highest of them set: q from {@link #LEAST} to {@link #MOST},
 * beyond which no number of 19 digits times 10^q is a finite double other than 0. Rounded down for
 * q ≥ 0, up for q < 0.
 */
final class PowersOfFive {
  static final int LEAST = -342;
  static final int MOST = 308;

  private static final int BITS = 128;
  private static final BigInteger FIVE = BigInteger.valueOf(5);

  /** The first and the last 64 bits of each, in turn. */
  private static final long[] WORDS = new long[2 * (MOST - LEAST + 1)];

  static {
    BigInteger power = BigInteger.ONE;
    for (int q = 0; q <= -LEAST; q++) {
      if (q <= MOST) {
        put(q, power.shiftLeft(BITS).shiftRight(power.bitLength()));
      }
      if (q > 0) {
        int length = power.bitLength();
        put(-q, BigInteger.ONE.shiftLeft(BITS + length - 1).divide(power).add(BigInteger.ONE));
      }
      power = power.multiply(FIVE);
    }
  }

  private PowersOfFive() {}

  private static void put(int q, BigInteger bits) {
    WORDS[2 * (q - LEAST)] = bits.shiftRight(Long.SIZE).longValue();
    WORDS[2 * (q - LEAST) + 1] = bits.longValue();
  }

  static long high(int q) {
    return WORDS[2 * (q - LEAST)];
  }

  static long low(int q) {
    return WORDS[2 * (q - LEAST) + 1];
  }
}
