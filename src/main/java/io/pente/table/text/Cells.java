package io.pente.table.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a record of CSV into cells (RFC 4180): a cell that starts with a quote goes to the next
 * single quote, and two quotes in it stand for one.
 */
final class Cells {
  static final String NOT_ENDED = "a quoted cell does not end on its line";

  private final byte[] delimiter;
  private final boolean blanks;
  private final byte escape;
  private String broken;

  /**
   * @param delimiter in UTF-8; a blank stands for runs of blanks and tabs
   * @param escape what takes a quote within a quoted cell for a part of it, beside another quote; 0
   *     for nothing
   */
  Cells(byte[] delimiter, byte escape) {
    this.delimiter = delimiter;
    this.blanks = delimiter.length == 1 && delimiter[0] == ' ';
    this.escape = escape;
  }

  /** The first byte of the first cell. */
  int first(byte[] bytes, int from, int to) {
    return blanks ? afterBlanks(bytes, from, to) : from;
  }

  /** The end of the last cell. */
  int last(byte[] bytes, int from, int to) {
    int end = to;
    while (blanks && end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  /** The first byte of the cell after the one that ends, before a delimiter, at {@code end}. */
  int after(byte[] bytes, int end, int to) {
    return blanks ? afterBlanks(bytes, end, to) : end + delimiter.length;
  }

  private static int afterBlanks(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
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
    int closed = closing(bytes, at + 1, to);
    if (closed == to) {
      broken = NOT_ENDED;
      return to;
    }
    if (closed + 1 < to && !isDelimiter(bytes, closed + 1, to)) {
      broken = "text after the closing quote of a cell";
      return to;
    }
    return closed + 1;
  }

  /** The quote that closes the cell whose inside is at hand; {@code to} without one. */
  private int closing(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (escape != 0 && bytes[i] == escape && escape != '"') {
        i++;
      } else if (bytes[i] == '"') {
        if (i + 1 == to || bytes[i + 1] != '"') {
          return i;
        }
        i++;
      }
    }
    return to;
  }

  /**
   * Whether a quoted cell is open at the end of the bytes.
   *
   * @param inside whether one is at their start
   */
  boolean open(byte[] bytes, int from, int to, boolean inside) {
    int at = inside ? from : first(bytes, from, to);
    boolean within = inside;
    while (true) {
      if (within || (at < to && bytes[at] == '"')) {
        int closed = closing(bytes, within ? at : at + 1, to);
        if (closed == to) {
          return true;
        }
        at = closed + 1;
        within = false;
      }
      while (at < to && !isDelimiter(bytes, at, to)) {
        at++;
      }
      if (at >= to) {
        return false;
      }
      at = after(bytes, at, to);
    }
  }

  boolean isDelimiter(byte[] bytes, int at, int to) {
    if (blanks) {
      return isBlank(bytes[at]);
    }
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

  /** What is wrong with the cell last ended; null when nothing is. */
  String broken() {
    return broken;
  }

  static boolean quoted(byte[] bytes, int from, int end) {
    return end - from >= 2 && bytes[from] == '"' && bytes[end - 1] == '"';
  }

  /** What a cell says, without its quotes. */
  String text(byte[] bytes, int from, int end) {
    if (!quoted(bytes, from, end)) {
      return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }
    String inner = new String(bytes, from + 1, end - from - 2, StandardCharsets.UTF_8);
    if (escape != 0 && escape != '"' && inner.indexOf(escape) >= 0) {
      return unescaped(inner);
    }
    return inner.indexOf('"') < 0 ? inner : inner.replace("\"\"", "\"");
  }

  /** Quotes, and the escape itself, without what stands before them. */
  private String unescaped(String inner) {
    StringBuilder text = new StringBuilder(inner.length());
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      char following = i + 1 < inner.length() ? inner.charAt(i + 1) : 0;
      boolean escaped = c == escape && (following == '"' || following == escape);
      boolean doubled = c == '"' && following == '"';
      text.append(escaped || doubled ? following : c);
      i += escaped || doubled ? 1 : 0;
    }
    return text.toString();
  }

  /** Every cell of a record. */
  List<String> texts(byte[] bytes, int from, int to) {
    List<String> texts = new ArrayList<>();
    int last = last(bytes, from, to);
    int at = first(bytes, from, last);
    while (true) {
      int end = end(bytes, at, last);
      texts.add(text(bytes, at, end));
      if (end == last) {
        return texts;
      }
      at = after(bytes, end, last);
    }
  }
}
