package io.pente.table.text;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The first bytes of a stream, enough to tell how its lines end. */
final class Head {
  private static final int BYTES = 1 << 17;
  private static final int MOST = 1 << 28;

  private byte[] bytes = new byte[BYTES];
  private int length;
  private int from;
  private boolean ended;
  private CorruptException failure;

  private Head() {}

  /** Reads a head; the stream goes on after it. */
  static Head of(InputStream in) throws IOException {
    Head head = new Head();
    head.read(in);
    return head;
  }

  /** Reads on until a line has ended. */
  Head withLine(InputStream in) throws IOException {
    while (!ended && lastLineEnd() < 0 && length < MOST) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      read(in);
    }
    return this;
  }

  private void read(InputStream in) throws IOException {
    while (length < bytes.length && !ended) {
      int count = count(in);
      ended = count < 0;
      length += Math.max(0, count);
    }
  }

  /** Reads on; what is wrong after other bytes is kept for whoever reads those. */
  private int count(InputStream in) throws IOException {
    try {
      return in.read(bytes, length, bytes.length - length);
    } catch (CorruptException e) {
      if (length == 0) {
        throw e;
      }
      failure = e;
      return -1;
    }
  }

  /** What follows the head in the stream that it was read from. */
  InputStream rest(InputStream in) {
    if (failure == null) {
      return in;
    }
    CorruptException late = failure;
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        throw late;
      }

      @Override
      public int read(byte[] into, int from, int count) throws IOException {
        throw late;
      }
    };
  }

  /** A byte that ends a line for certain: a {@code \r} that is the last byte may be half an end. */
  private int lastLineEnd() {
    int last = length - 1;
    while (last >= from && bytes[last] != '\n' && (bytes[last] != '\r' || last == length - 1)) {
      last--;
    }
    return last >= from ? last : -1;
  }

  /** Passes over the first bytes where the head starts with them. */
  boolean passOver(byte[] prefix) {
    if (!startsWith(prefix)) {
      return false;
    }
    from += prefix.length;
    return true;
  }

  boolean startsWith(byte[] prefix) {
    return length - from >= prefix.length
        && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
  }

  /**
   * What ends a line: a lone {@code \r} where no line of the head, quoted cells aside, has another
   * end.
   */
  byte lineEnd() {
    int outside = ends(true);
    return (outside != 0 ? outside : ends(false)) == '\r' ? (byte) '\r' : (byte) '\n';
  }

  /** {@code \n}, {@code \r}, or 0 where there is neither. */
  private int ends(boolean quotes) {
    boolean inside = false;
    int seen = 0;
    for (int i = from; i < length; i++) {
      byte b = bytes[i];
      inside ^= quotes && b == '"';
      if (!inside && b == '\n') {
        return '\n';
      }
      seen = !inside && b == '\r' ? '\r' : seen;
    }
    return seen;
  }

  /** The bytes 0 at even (0) or odd (1) places: UTF-16 has many, other text none. */
  int zeros(int parity) {
    int count = 0;
    for (int i = from; i < length; i++) {
      count += bytes[i] == 0 && (i & 1) == parity ? 1 : 0;
    }
    return count;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  int from() {
    return from;
  }
}
