package io.pente.table.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line of CSV into cells (RFC 4180, but a cell ends on its line): a cell that starts with a
 * quote goes to the next single quote, and two quotes in it stand for one.
 */
final class Cells {
  private final byte[] delimiter;
  private String broken;

  Cells(byte[] delimiter) {
    this.delimiter = delimiter;
  }

  /** The end of the cell that starts at {@code at}: the next delimiter, or the end of the line. */
  int end(byte[] bytes, int at, int to) {
    broken = null;
    if (at < to && bytes[at] == '"') {
      return endOfQuoted(bytes, at, to);
    }
    int i = at;
    while (i < to && !isDelimiter(bytes, i, to)) {
      i++;
    }
    return i;
  }

  private int endOfQuoted(byte[] bytes, int at, int to) {
    for (int i = at + 1; i < to; i++) {
      if (bytes[i] != '"') {
        continue;
      }
      if (i + 1 < to && bytes[i + 1] == '"') {
        i++;
      } else if (i + 1 == to || isDelimiter(bytes, i + 1, to)) {
        return i + 1;
      } else {
        broken = "text after the closing quote of a cell";
        return to;
      }
    }
    broken = "a quoted cell does not end on its line";
    return to;
  }

  boolean isDelimiter(byte[] bytes, int at, int to) {
    if (bytes[at] != delimiter[0] || to - at < delimiter.length) {
      return false;
    }
    for (int i = 1; i < delimiter.length; i++) {
      if (bytes[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  int delimiterLength() {
    return delimiter.length;
  }

  /** What is wrong with the cell last ended; null when nothing is. */
  String broken() {
    return broken;
  }

  /** What a cell says, without its quotes. */
  static String text(byte[] bytes, int from, int end) {
    boolean quoted = end - from >= 2 && bytes[from] == '"' && bytes[end - 1] == '"';
    if (!quoted) {
      return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
    String inner = new String(bytes, from + 1, end - from - 2, StandardCharsets.UTF_8);
    return inner.indexOf('"') < 0 ? inner : inner.replace("\"\"", "\"");
  }

  /** Every cell of a line. */
  List<String> texts(byte[] bytes, int from, int to) {
    List<String> texts = new ArrayList<>();
    int at = from;
    while (true) {
      int end = end(bytes, at, to);
      texts.add(text(bytes, at, end));
      if (end == to) {
        return texts;
      }
      at = end + delimiter.length;
    }
  }
}
