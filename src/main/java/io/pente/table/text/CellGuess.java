package io.pente.table.text;

import io.pente.table.ColumnKind;
import java.nio.charset.StandardCharsets;

/** What the first cells of a CSV column show. */
final class CellGuess {
  private static final CellNumbers DECIMAL =
      new CellNumbers(NumberStyle.DECIMAL_COMMA, new Decimals());
  private static final CellNumbers THOUSANDS =
      new CellNumbers(NumberStyle.THOUSANDS_COMMA, new Decimals());

  private final ColumnGuess kinds = new ColumnGuess();
  private boolean empty = true;
  private boolean points;
  private boolean otherText;
  private boolean onlyDecimal;
  private boolean onlyThousands;
  private String comma;
  private boolean counts = true;
  private boolean fresh = true;
  private double last = Double.NaN;

  /** A count of rows may start anew. */
  void startFile() {
    fresh = true;
  }

  void number(double value, byte[] bytes, int from, int end) {
    kinds.see(ColumnKind.NUMBER);
    empty = false;
    for (int i = from; i < end; i++) {
      points |= bytes[i] == '.';
    }
    count(value);
  }

  private void count(double value) {
    counts &= value == last + 1 || (fresh && (value == 0 || value == 1));
    last = value;
    fresh = false;
  }

  /**
   * @param value of a cell of numbers in a style of their own, or in quotes; NaN for another
   */
  void text(ColumnKind kind, String text, double value, String file, long line, String column) {
    empty &= text.isBlank();
    if (kind == ColumnKind.NUMBER) {
      points |= text.indexOf('.') >= 0;
      count(value);
    } else {
      counts = false;
    }
    if (kind == ColumnKind.TEXT) {
      comma(text.strip());
    }
    if (kinds.see(kind)) {
      kinds.evidence(kind, file, line, column, text);
    }
  }

  private void comma(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean decimal = !Double.isNaN(DECIMAL.number(bytes, 0, bytes.length));
    boolean thousands = !Double.isNaN(THOUSANDS.number(bytes, 0, bytes.length));
    boolean number = text.indexOf(',') >= 0 && (decimal || thousands);
    otherText |= !number;
    comma = number && (comma == null || !decimal) ? text : comma;
    onlyDecimal |= number && decimal && !thousands;
    onlyThousands |= number && thousands && !decimal;
  }

  /** Whether a number has commas that group its digits. */
  boolean groups() {
    return onlyThousands;
  }

  /** Whether no cell says anything. */
  boolean isEmpty() {
    return empty;
  }

  /** Whether the cells count the rows from 0 or 1 on. */
  boolean isCounter() {
    return counts && !empty;
  }

  /** Whether numbers have points. */
  boolean hasPoints() {
    return points;
  }

  /** Whether all text is numbers with commas. */
  boolean isCommaNumbers() {
    return comma != null && !otherText;
  }

  /**
   * Whether the commas are certain to be decimal ones: {@code 1,5}, and never {@code 1,500,000}.
   */
  boolean isDecimalComma() {
    return isCommaNumbers() && onlyDecimal && !onlyThousands;
  }

  /** A number with a comma. */
  String comma() {
    return comma;
  }

  /** What the cells speak for. */
  ColumnGuess kinds() {
    return kinds;
  }
}
