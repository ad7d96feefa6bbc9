package io.pente.table.text;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.pente.table.Column;
import io.pente.table.Selection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows of text as JSON objects in which every cell is as it is written. */
final class JsonCells {
  private JsonCells() {}

  /**
   * Takes columns out in which a cell that says something is no JSON number as it stands.
   *
   * @param seen set for the columns in which a cell says something
   */
  static void keepNumbers(boolean[] numbers, boolean[] seen, Object[] cells) {
    for (int c = 0; c < numbers.length && c < cells.length; c++) {
      String cell = (String) cells[c];
      boolean empty = cell == null || cell.isBlank();
      numbers[c] &= empty || isNumber(cell);
      seen[c] |= !empty;
    }
  }

  /** One object of a row's cells. */
  static String object(List<Column> columns, Object[] cells, Selection selection) {
    StringBuilder text = new StringBuilder("{");
    for (int c = 0; c < cells.length; c++) {
      String cell = (String) cells[c];
      text.append(c == 0 ? "" : ",");
      quote(columns.get(c).name(), text).append(':');
      if (cell == null) {
        text.append("null");
      } else if (selection.jsonNumber(c) && isNumber(cell)) {
        text.append(cell);
      } else {
        quote(cell, text);
      }
    }
    return text.append('}').toString();
  }

  private static StringBuilder quote(String text, StringBuilder into) {
    into.append('"');
    JsonStringEncoder.getInstance().quoteAsString(text, into);
    return into.append('"');
  }

  /** An object that stands in {@code bytes[from .. to)}, on one line. */
  static String object(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
    return text.replace('\n', ' ').replace('\r', ' ');
  }

  /** Whether a cell is a number as RFC 8259 has it: no plus, no leading zero, digits by a point. */
  static boolean isNumber(String cell) {
    int at = cell.startsWith("-") ? 1 : 0;
    int whole = digits(cell, at);
    if (whole == at || whole > at + 1 && cell.charAt(at) == '0') {
      return false;
    }
    at = whole;
    if (at < cell.length() && cell.charAt(at) == '.') {
      int fraction = digits(cell, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (at < cell.length() && (cell.charAt(at) | 0x20) == 'e') {
      int sign = at + 1;
      boolean signed = sign < cell.length() && "+-".indexOf(cell.charAt(sign)) >= 0;
      int exponent = sign + (signed ? 1 : 0);
      at = digits(cell, exponent);
      if (at == exponent) {
        return false;
      }
    }
    return at == cell.length();
  }

  private static int digits(String cell, int from) {
    int at = from;
    while (at < cell.length() && cell.charAt(at) >= '0' && cell.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
