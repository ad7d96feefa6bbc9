package io.pente.table.text;

import io.pente.table.CsvOptions;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * How a file writes numbers.
 *
 * @param decimal what stands before the fraction
 * @param thousands what groups digits by threes, in UTF-8; empty for nothing
 */
record NumberStyle(byte decimal, byte[] thousands) implements Serializable {
  static final NumberStyle PLAIN = new NumberStyle((byte) '.', new byte[0]);
  static final NumberStyle DECIMAL_COMMA = new NumberStyle((byte) ',', new byte[0]);
  static final NumberStyle THOUSANDS_COMMA = new NumberStyle((byte) '.', new byte[] {','});

  static NumberStyle of(CsvOptions options) {
    if (options.decimal().isEmpty() && options.thousands().isEmpty()) {
      return PLAIN;
    }
    return new NumberStyle(
        (byte) options.decimal().orElse(".").charAt(0),
        options.thousands().orElse("").getBytes(StandardCharsets.UTF_8));
  }

  boolean isPlain() {
    return decimal == '.' && thousands.length == 0;
  }

  /**
   * Rewrites a cell with a decimal point and without groups.
   *
   * @param into room for the cell
   * @return the length; −1 for a cell that is not so written
   */
  int rewrite(byte[] bytes, int from, int to, byte[] into) {
    int at = from;
    int length = 0;
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      into[length++] = bytes[at++];
    }
    int group = 0;
    boolean grouped = false;
    for (; at < to; at++) {
      if (isDigit(bytes[at])) {
        into[length++] = bytes[at];
        group++;
      } else if (isGroupEnd(bytes, at, to) && group > 0 && (grouped ? group == 3 : group <= 3)) {
        at += thousands.length - 1;
        grouped = true;
        group = 0;
      } else {
        break;
      }
    }
    return grouped && group != 3 ? -1 : fraction(bytes, at, to, into, length);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  /** Whether a mark of thousands with a digit after it stands here. */
  private boolean isGroupEnd(byte[] bytes, int at, int to) {
    int after = at + thousands.length;
    if (thousands.length == 0 || after >= to || !isDigit(bytes[after])) {
      return false;
    }
    for (int i = 0; i < thousands.length; i++) {
      if (bytes[at + i] != thousands[i]) {
        return false;
      }
    }
    return true;
  }

  /** The rest of the number: its fraction and exponent, where there is one point at most. */
  private int fraction(byte[] bytes, int from, int to, byte[] into, int whole) {
    int length = whole;
    for (int at = from; at < to; at++) {
      boolean point = at == from && bytes[at] == decimal;
      if (!point && (bytes[at] == '.' || bytes[at] == ',')) {
        return -1;
      }
      into[length++] = point ? (byte) '.' : bytes[at];
    }
    return length;
  }
}
