package io.pente.table.text;

import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import io.pente.table.cell.NonFinite;
import java.nio.charset.StandardCharsets;

/** What the text of a cell stands for. */
final class CellText {
  private CellText() {}

  /** The number that a cell of a column of this kind stands for; NaN where it stands for none. */
  static double value(ColumnKind kind, String text, Decimals decimals) {
    String cell = text.strip();
    return switch (kind) {
      case NUMBER -> number(cell, decimals);
      case BOOLEAN -> truth(cell);
      case TIME -> Times.seconds(cell);
      case VECTOR, TEXT, MIXED -> Double.NaN;
    };
  }

  /** The kind that a cell speaks for; null where it speaks for none. */
  static ColumnKind kind(String text, Decimals decimals) {
    return kind(text, decimals, MissingWords.DEFAULT);
  }

  /** The same, with other words for no value. */
  static ColumnKind kind(String text, Decimals decimals, MissingWords missing) {
    String cell = text.strip();
    if (!Double.isNaN(number(cell, decimals))) {
      return ColumnKind.NUMBER;
    }
    if (missing.contains(cell) && !cell.equalsIgnoreCase("nan")) {
      return null;
    }
    if (NonFinite.is(cell)) {
      return ColumnKind.NUMBER;
    }
    if (!Double.isNaN(truth(cell))) {
      return ColumnKind.BOOLEAN;
    }
    return Double.isNaN(Times.seconds(cell)) ? ColumnKind.TEXT : ColumnKind.TIME;
  }

  private static double number(String cell, Decimals decimals) {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    double value = decimals.read(bytes, 0, bytes.length);
    return decimals.end() == bytes.length ? value : Double.NaN;
  }

  private static double truth(String cell) {
    if (cell.equalsIgnoreCase("true")) {
      return 1;
    }
    return cell.equalsIgnoreCase("false") ? 0 : Double.NaN;
  }
}
