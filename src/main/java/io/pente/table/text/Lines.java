package io.pente.table.text;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream into lines without making an object for one: the current line is {@code bytes() [
 * start() .. end() )}, its end {@code \n} or {@code \r\n} aside.
 */
final class Lines implements Closeable {
  private static final int LONGEST = 1_000_000_000;

  private final InputStream in;
  private byte[] buffer;
  private int filled;
  private int start;
  private int end;
  private int next;
  private long bufferOffset;
  private boolean ended;

  /**
   * @param offset the position in the file of the stream's first byte
   */
  Lines(InputStream in, long offset, int capacity) {
    this.in = in;
    this.bufferOffset = offset;
    this.buffer = new byte[capacity];
  }

  /** Moves to the next line; false at the end of the stream. */
  boolean next() throws IOException {
    start = next;
    int at = start;
    while (true) {
      for (; at < filled; at++) {
        if (buffer[at] == '\n') {
          end = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
          next = at + 1;
          return true;
        }
      }
      int scanned = at - start;
      if (!fill()) {
        end = filled > start && buffer[filled - 1] == '\r' ? filled - 1 : filled;
        next = filled;
        return end > start || filled > start;
      }
      at = start + scanned;
    }
  }

  /** Moves the unfinished line to the front and reads on; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    bufferOffset += start;
    filled -= start;
    start = 0;
    if (filled == LONGEST) {
      throw new CorruptException("a line of more than a billion bytes", null);
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.min(LONGEST, 2 * buffer.length));
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(0, read);
    return !ended;
  }

  byte[] bytes() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The position in the file of the line's first byte. */
  long offset() {
    return bufferOffset + start;
  }

  /** Passes over the prefix where the stream, of which nothing was read yet, starts with it. */
  void passOver(byte[] prefix) throws IOException {
    while (filled < prefix.length && fill()) {
      continue;
    }
    if (filled >= prefix.length
        && Arrays.equals(buffer, 0, prefix.length, prefix, 0, prefix.length)) {
      next = prefix.length;
    }
  }

  /** Whether the line has nothing but spaces. */
  boolean blank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
