package io.pente.table.text;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Records of a line each, its end aside: {@code \n} with any {@code \r} before it, or {@code \r}
 * with a {@code \n} after it.
 */
class Lines extends Records {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  private final byte lineEnd;
  private final long pattern;
  private long high;

  /**
   * @param lineEnd {@code \n}, or {@code \r} in a file of lone ones
   */
  Lines(InputStream in, byte[] head, int length, int from, long offset, byte lineEnd) {
    super(in, head, length, from, offset);
    this.lineEnd = lineEnd;
    this.pattern = ONES * lineEnd;
  }

  /** From the head of a file on. */
  Lines(InputStream in, Head head) {
    this(in, head.bytes(), head.length(), head.from(), 0, head.lineEnd());
  }

  @Override
  boolean cut() throws IOException {
    high = 0;
    return readLine();
  }

  /** Puts {@link #end} at the end of the line that starts at {@link #next}; false without one. */
  final boolean readLine() throws IOException {
    int from = next - first;
    int at = next;
    while ((at = find(at)) == filled) {
      int scanned = filled - first;
      boolean more = fill();
      at = first + scanned;
      if (!more) {
        break;
      }
    }
    boolean found = at < filled;
    end = at;
    next = found ? at + 1 : at;
    int least = first + from;
    if (lineEnd == '\r') {
      start = start < end && start == first && buffer[start] == '\n' ? start + 1 : start;
    } else {
      while (end > least && buffer[end - 1] == '\r') {
        end--;
      }
    }
    boolean any = found || (lineEnd == '\r' ? end > Math.max(start, least) : at > least);
    nextLine += any ? 1 : 0;
    return any;
  }

  /** The first line end at or after a byte, or the end of what was read. */
  private int find(int from) {
    int at = from;
    long seen = high;
    for (; at + Long.BYTES <= filled; at += Long.BYTES) {
      long word = (long) WORD.get(buffer, at);
      long other = word ^ pattern;
      long hit = (other - ONES) & ~other & HIGHS;
      if (hit != 0) {
        int bits = Long.numberOfTrailingZeros(hit) & -Byte.SIZE;
        high = seen | (word & ((1L << bits) - 1));
        return at + bits / Byte.SIZE;
      }
      seen |= word;
    }
    for (; at < filled && buffer[at] != lineEnd; at++) {
      seen |= buffer[at];
    }
    high = seen;
    return at;
  }

  @Override
  final boolean ascii() {
    return (high & HIGHS) == 0;
  }

  /** Passes over lines, whatever is in them. */
  final void passOver(int lines) throws IOException {
    for (int i = 0; i < lines; i++) {
      first = next;
      start = next;
      if (!readLine()) {
        return;
      }
    }
  }
}
