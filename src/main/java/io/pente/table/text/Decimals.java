package io.pente.table.text;

import com.fasterxml.jackson.core.io.NumberInput;

/**
 * Reads decimal numbers from UTF-8 bytes, each to the nearest double.
 *
 * <p>A number is an optional sign, digits with at most one point, and an optional exponent; nothing
 * else is: no hexadecimal, no suffix, no word. An exponent starts with an e, or, with a sign, with
 * Fortran's d.
 */
final class Decimals {
  /** Ten to these powers is a double without error. */
  private static final double[] TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final int LONGEST = 18;

  private int end;
  private long digits;
  private int significant;
  private char[] characters = new char[32];

  /**
   * The number that starts at {@code from}; NaN where there is none, ±∞ where it is too large for a
   * double. {@link #end()} is then the first byte that is not part of it.
   */
  double read(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative || (at < to && bytes[at] == '+')) {
      at++;
    }
    digits = 0;
    significant = 0;
    int whole = at;
    at = digits(bytes, at, to);
    int count = at - whole;
    int exponent = 0;
    if (at < to && bytes[at] == '.') {
      int fraction = at + 1;
      at = digits(bytes, fraction, to);
      exponent = fraction - at;
      count += at - fraction;
    }
    end = at;
    if (count == 0) {
      return Double.NaN;
    }
    if (at < to && ((bytes[at] | 0x20) == 'e' || isFortran(bytes, at, to))) {
      exponent += exponent(bytes, at + 1, to);
    }
    double size = significant <= LONGEST ? nearest(digits, exponent) : Double.NaN;
    return Double.isNaN(size) ? slow(bytes, from) : negative ? -size : size;
  }

  /** Whether an exponent as in {@code 1.5D+03} starts here. */
  private static boolean isFortran(byte[] bytes, int at, int to) {
    return (bytes[at] | 0x20) == 'd'
        && at + 1 < to
        && (bytes[at + 1] == '+' || bytes[at + 1] == '-');
  }

  /** The first byte after the number read. */
  int end() {
    return end;
  }

  /** Takes digits into the significand; those beyond a long only count. */
  private int digits(byte[] bytes, int from, int to) {
    long sum = digits;
    int count = significant;
    int at = from;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      sum = sum * 10 + digit;
      if (sum != 0 || count > 0) {
        count++;
      }
    }
    digits = sum;
    significant = count;
    return at;
  }

  /** The exponent after an e; without digits there the number ends before the e. */
  private int exponent(byte[] bytes, int from, int to) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative || (at < to && bytes[at] == '+')) {
      at++;
    }
    int first = at;
    int value = 0;
    for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      value = Math.min(100_000, value * 10 + bytes[at] - '0');
    }
    if (at == first) {
      return 0;
    }
    end = at;
    return negative ? -value : value;
  }

  /**
   * digits · 10^exponent, exact where both factors are doubles, so that one operation rounds once
   * (Clinger, How to read floating point numbers accurately, PLDI 1990); NaN where this does not
   * decide.
   */
  private static double nearest(long digits, int exponent) {
    if (digits == 0) {
      return 0;
    }
    if (digits >>> 53 != 0 || exponent < -22 || exponent > 22) {
      return Double.NaN;
    }
    return exponent < 0 ? digits / TEN[-exponent] : digits * TEN[exponent];
  }

  private double slow(byte[] bytes, int from) {
    int length = end - from;
    characters = characters.length < length ? new char[2 * length] : characters;
    for (int i = 0; i < length; i++) {
      byte b = bytes[from + i];
      characters[i] = (b | 0x20) == 'd' ? 'e' : (char) b;
    }
    return NumberInput.parseDouble(characters, 0, length, true);
  }
}
