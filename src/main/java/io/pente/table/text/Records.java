package io.pente.table.text;

import io.pente.failure.Sentence;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;

/**
 * Cuts a stream into records without making an object for one: the current record is {@code bytes()
 * [ start() .. end() )}.
 */
abstract class Records implements Closeable {
  static final int LONGEST = 1_000_000_000;

  private final InputStream in;
  private long bufferOffset;
  private long limit = Long.MAX_VALUE;
  private boolean ended;
  private long line;

  /** What was read and is not passed over yet is {@code buffer[first .. filled)}. */
  byte[] buffer;

  int filled;

  /** The first byte of the current record with what stands before it. */
  int first;

  int start;
  int end;

  /** Where the next record's search starts. */
  int next;

  /** The number of the line, from 1, that {@link #next} is in. */
  long nextLine = 1;

  /**
   * @param in what follows the head
   * @param head the bytes already read
   * @param length of them
   * @param from the first of them that is part of a record
   * @param offset the position in the file of the head's first byte
   */
  Records(InputStream in, byte[] head, int length, int from, long offset) {
    this.in = in;
    this.buffer = head;
    this.filled = length;
    this.next = from;
    this.bufferOffset = offset;
  }

  /** Moves to the next record; false at the end of the stream, or of the range. */
  final boolean next() throws IOException {
    first = next;
    start = next;
    end = next;
    line = nextLine;
    return offset() < limit && cut();
  }

  /** The record starts at {@link #next}, white space before it aside. */
  final void startHere() {
    first = next;
    start = next;
    line = nextLine;
  }

  /** Finds the record that starts at or after {@link #next}; false when there is none. */
  abstract boolean cut() throws IOException;

  /** Whether the record is known to be ASCII. */
  abstract boolean ascii();

  /** No record is read that starts at this offset or after it. */
  final Records until(long offset) {
    limit = offset;
    return this;
  }

  /** Moves the unfinished record to the front and reads on; false at the end of the stream. */
  final boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    System.arraycopy(buffer, first, buffer, 0, filled - first);
    bufferOffset += first;
    filled -= first;
    start -= first;
    next -= first;
    first = 0;
    if (filled == LONGEST) {
      throw new CorruptException("a line of more than a billion bytes", null);
    }
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(LONGEST, Math.max(64, 2L * buffer.length)));
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    ended = read < 0;
    filled += Math.max(0, read);
    return !ended;
  }

  final byte[] bytes() {
    return buffer;
  }

  final int start() {
    return start;
  }

  final int end() {
    return end;
  }

  /** The number of the line, from 1, in which the record starts, of the lines read here. */
  final long line() {
    return line;
  }

  /** The number of lines that the record is written on. */
  final long lines() {
    return nextLine - line;
  }

  /** The position in the file of the record's first byte. */
  final long offset() {
    return bufferOffset + first;
  }

  /** The position in the file of the first byte after the record. */
  final long nextOffset() {
    return bufferOffset + next;
  }

  /**
   * Takes the record for one that is used.
   *
   * @throws CorruptException where it is not UTF-8
   */
  final void check() throws CorruptException {
    int bad = ascii() ? -1 : Utf8.firstInvalid(buffer, start, end);
    if (bad >= 0) {
      throw new CorruptException(
          Sentence.of(
              "not UTF-8: byte %s; give %s windows-1252, iso-8859-1 or what else it is",
              String.format(Locale.ROOT, "%02X", buffer[bad]), Sentence.setting("encoding")));
    }
  }

  /** Whether the record has nothing but spaces. */
  final boolean blank() {
    for (int i = start; i < end; i++) {
      if (buffer[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  @Override
  public final void close() throws IOException {
    in.close();
  }
}
