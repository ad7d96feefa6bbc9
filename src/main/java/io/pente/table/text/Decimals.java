package io.pente.table.text;

import com.fasterxml.jackson.core.io.NumberInput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads decimal numbers from UTF-8 bytes, each to the nearest double.
 *
 * <p>A number is an optional sign, digits with at most one point, and an optional exponent; nothing
 * else is: no hexadecimal, no suffix, no word. An exponent starts with an e, or, with a sign, with
 * Fortran's d.
 */
final class Decimals {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Digits that a long without a sign holds whatever they are. */
  private static final int LONGEST = 19;

  private static final int LARGEST_EXPONENT = 100_000;

  private static final long[] TEN = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

  private int end;
  private long digits;
  private char[] characters = new char[32];

  /**
   * The number that starts at {@code from}; NaN where there is none, ±∞ where it is too large for a
   * double. {@link #end()} is then the first byte that is not part of it.
   */
  double read(byte[] bytes, int from, int to) {
    int sign = from < to ? bytes[from] : 0;
    int minus = sign == '-' ? 1 : 0;
    int whole = from + minus + (sign == '+' ? 1 : 0);
    digits = 0;
    int at = digits(bytes, whole, to);
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
    int more = 0;
    if (at < to && ((bytes[at] | 0x20) == 'e' || isFortran(bytes, at, to))) {
      more = exponent(bytes, at + 1, to);
    }
    double size =
        count <= LONGEST && Math.abs(more) < LARGEST_EXPONENT
            ? NearestDouble.of(digits, exponent + more)
            : longer(bytes, whole, at, exponent, more);
    return Double.longBitsToDouble(Double.doubleToRawLongBits(size) | (long) minus << 63);
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

  /** Takes digits into the significand; the first byte after them. */
  private int digits(byte[] bytes, int from, int to) {
    long sum = digits;
    int at = from;
    while (at + Long.BYTES <= to) {
      long word = (long) WORD.get(bytes, at) ^ 0x3030303030303030L;
      long others = (word | word + 0x7676767676767676L) & 0x8080808080808080L;
      if (others != 0) {
        int count = Long.numberOfTrailingZeros(others) >>> 3;
        if (count > 0) {
          sum = sum * TEN[count] + eight(word << (Long.BYTES - count << 3));
        }
        digits = sum;
        return at + count;
      }
      sum = sum * 100_000_000 + eight(word);
      at += Long.BYTES; // where the branch is foreseen, known before the word is
    }
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      sum = sum * 10 + digit;
    }
    digits = sum;
    return at;
  }

  /** The number of eight digits, a byte each, the first one lowest: pairs, fours, all. */
  private static long eight(long word) {
    long pairs = word * 10 + (word >>> 8);
    long mask = 0x000000FF000000FFL;
    long first = (pairs & mask) * (100 + (1_000_000L << 32));
    long second = (pairs >>> 16 & mask) * (1 + (10_000L << 32));
    return first + second >>> 32;
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
      value = Math.min(LARGEST_EXPONENT, value * 10 + bytes[at] - '0');
    }
    if (at == first) {
      return 0;
    }
    end = at;
    return negative ? -value : value;
  }

  /**
   * The size of a number of many digits, by the first of them that are not 0: where others follow
   * it lies between two numbers, which mostly have one nearest double.
   *
   * @param to the end of its digits
   * @param exponent what the digits ask for, as if they were all before the point
   * @param more what is written after an e
   */
  private double longer(byte[] bytes, int from, int to, int exponent, int more) {
    long first = 0;
    int taken = 0;
    int dropped = 0;
    boolean rest = false;
    for (int at = from; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && taken < LONGEST) {
        first = first * 10 + digit;
        taken += first == 0 ? 0 : 1;
      } else if (digit >= 0) {
        dropped++;
        rest |= digit > 0;
      }
    }
    if (first == 0) {
      return 0;
    }
    if (Math.abs(more) < LARGEST_EXPONENT) {
      double least = NearestDouble.of(first, exponent + more + dropped);
      if (!rest || least == NearestDouble.of(first + 1, exponent + more + dropped)) {
        return least;
      }
    }
    return slow(bytes, from);
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
