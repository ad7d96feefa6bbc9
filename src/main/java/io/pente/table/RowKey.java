package io.pente.table;

import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Which group a row belongs to: two rows are of one group where their cells have one key. A number
 * goes by its value, so that 1, 1.0 and 01 are one; text by its characters, blanks among them.
 *
 * @param high 0 for a whole number that a long holds; otherwise of the 128 bits of a hash the first
 * @param low that number; otherwise the others
 */
public record RowKey(long high, long low) implements Comparable<RowKey>, Serializable {
  private static final int LONG_BITS = 63;
  private static final char TEXT = 't';
  private static final char NUMBER = 'n';

  private static final ThreadLocal<MessageDigest> DIGEST =
      ThreadLocal.withInitial(RowKey::newDigest);

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Of a whole number. */
  public static RowKey of(long number) {
    return new RowKey(0, number);
  }

  /** Of a number, whatever its digits and zeros at the end. */
  public static RowKey of(BigDecimal number) {
    BigDecimal value = number.stripTrailingZeros();
    boolean whole = value.scale() <= 0 && value.precision() - value.scale() <= 19;
    if (whole && value.toBigInteger().bitLength() <= LONG_BITS) {
      return of(value.longValue());
    }
    return hash(NUMBER + value.toString());
  }

  /** Of a finite double, by the shortest decimal that tells it from its neighbours. */
  public static RowKey of(double number) {
    long whole = (long) number;
    boolean exact = whole == number && Math.abs(number) < 0x1p53;
    return exact ? of(whole) : of(BigDecimal.valueOf(number));
  }

  /** Of text. */
  public static RowKey of(String text) {
    return hash(TEXT + text);
  }

  private static RowKey hash(String text) {
    ByteBuffer bytes = ByteBuffer.wrap(DIGEST.get().digest(text.getBytes(StandardCharsets.UTF_8)));
    return new RowKey(bytes.getLong(), bytes.getLong());
  }

  @Override
  public int compareTo(RowKey other) {
    int byHigh = Long.compare(high, other.high);
    return byHigh == 0 ? Long.compare(low, other.low) : byHigh;
  }
}
