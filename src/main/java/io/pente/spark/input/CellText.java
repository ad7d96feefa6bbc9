package io.pente.spark.input;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What the text of a cell stands for. */
final class CellText {
  /** What people write where there is no number. */
  private static final Set<String> MISSING =
      Set.of("", "na", "n/a", "null", "none", "nil", "?", "-", ".", "\\n");

  private static final Set<String> NON_FINITE = Set.of("nan", "inf", "infinity");

  private CellText() {}

  /** The number that a cell of a column of this kind stands for; NaN where it stands for none. */
  static double value(Kind kind, String text, Decimals decimals) {
    String cell = text.strip();
    return switch (kind) {
      case NUMBER -> number(cell, decimals);
      case BOOLEAN -> truth(cell);
      case TIME -> Times.seconds(cell);
      case VECTOR, TEXT -> Double.NaN;
    };
  }

  /** The kind that a cell speaks for; null where it speaks for none. */
  static Kind kind(String text, Decimals decimals) {
    String cell = text.strip();
    if (!Double.isNaN(number(cell, decimals))) {
      return Kind.NUMBER;
    }
    if (MISSING.contains(cell.toLowerCase(Locale.ROOT))) {
      return null;
    }
    if (isNonFinite(cell)) {
      return Kind.NUMBER;
    }
    if (!Double.isNaN(truth(cell))) {
      return Kind.BOOLEAN;
    }
    return Double.isNaN(Times.seconds(cell)) ? Kind.TEXT : Kind.TIME;
  }

  /** Whether the text is a word for NaN or infinity, or a number beyond the doubles. */
  static boolean isNonFinite(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    boolean signed = word.startsWith("-") || word.startsWith("+");
    return NON_FINITE.contains(signed ? word.substring(1) : word)
        || Double.isInfinite(number(word, new Decimals()));
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
