package io.pente.table.text;

import io.pente.table.ColumnKind;
import io.pente.table.Origin;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Cells of text less an origin: by their own digits, rounded once. */
final class ExactCells {
  /** Digits that a long holds whatever they are. */
  private static final int LONGEST = 18;

  /** Bytes beyond which a number is taken as the double that it is nearest to. */
  private static final int MOST_BYTES = 1000;

  private static final long BILLION = 1_000_000_000;

  private ExactCells() {}

  /**
   * A cell less its column's origin.
   *
   * @param value the double that the cell was read as
   */
  static double less(Origin origin, ColumnKind kind, String cell, double value) {
    if (kind == ColumnKind.TIME) {
      return time(origin, cell.strip(), value);
    }
    byte[] bytes = cell.strip().getBytes(StandardCharsets.UTF_8);
    return number(origin, bytes, 0, bytes.length, value);
  }

  /** The same of a number that stands in {@code bytes[from .. to)} and nothing else. */
  static double number(Origin origin, byte[] bytes, int from, int to, double value) {
    if (value == 0) {
      return origin.less(0, 0); // or too small for a double, and so beside any origin
    }
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative || (at < to && bytes[at] == '+')) {
      at++;
    }
    long digits = 0;
    int significant = 0;
    int scale = 0;
    boolean fraction = false;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        significant += significant > 0 || digit > 0 ? 1 : 0;
        scale += fraction ? 1 : 0;
      } else if (bytes[at] == '.' && !fraction) {
        fraction = true;
      } else {
        break;
      }
    }
    int exponent = at == to ? 0 : exponent(bytes, at, to);
    if (exponent == Integer.MIN_VALUE || to - from > MOST_BYTES) {
      return origin.less(value);
    }
    if (significant <= LONGEST) {
      return origin.less(negative ? -digits : digits, scale - exponent);
    }
    String text = new String(bytes, from, at - from, StandardCharsets.US_ASCII);
    return origin.less(new BigDecimal(text).scaleByPowerOfTen(exponent));
  }

  /** The exponent from its letter to the end; the least integer where it is something else. */
  private static int exponent(byte[] bytes, int from, int to) {
    int letter = bytes[from] | 0x20;
    int at = from + 1;
    boolean negative = at < to && bytes[at] == '-';
    if (negative || (at < to && bytes[at] == '+')) {
      at++;
    }
    int value = 0;
    boolean digits = at < to && (letter == 'e' || letter == 'd');
    for (; at < to; at++) {
      digits &= bytes[at] >= '0' && bytes[at] <= '9';
      value = Math.min(100_000, value * 10 + bytes[at] - '0');
    }
    return digits ? (negative ? -value : value) : Integer.MIN_VALUE;
  }

  private static double time(Origin origin, String cell, double value) {
    Instant instant = Times.instant(cell);
    if (instant == null) {
      return origin.less(value);
    }
    long seconds = instant.getEpochSecond();
    int nanos = instant.getNano();
    if (Math.abs(seconds) < Long.MAX_VALUE / BILLION) {
      return origin.less(seconds * BILLION + nanos, 9);
    }
    return origin.less(BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9)));
  }
}
