package io.pente.table.text;

import io.pente.table.ColumnKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the delimiter of CSV from its first lines: one that cuts them all into as many cells as the
 * first, and of several the one whose cells are numbers most.
 */
final class DelimiterGuess {
  private static final byte[][] CANDIDATES = {{','}, {';'}, {'\t'}, {'|'}, {' '}};

  /** Lines that may have another number of cells: one in this many. */
  private static final int ODD = 10;

  private final List<byte[]> lines;
  private final byte escape;
  private final Decimals decimals = new Decimals();
  private final CellNumbers commas = new CellNumbers(NumberStyle.DECIMAL_COMMA, decimals);

  /**
   * @param lines the header, where there is one, and rows
   */
  DelimiterGuess(List<byte[]> lines, byte escape) {
    this.lines = lines;
    this.escape = escape;
  }

  /** The delimiter; the one by default where no other is certain. */
  byte[] delimiter(byte[] byDefault) {
    byte[] best = byDefault;
    double most = plausible(byDefault) ? numbers(byDefault) : -1;
    for (byte[] candidate : CANDIDATES) {
      boolean runs = candidate[0] == ' ';
      if (candidate[0] == byDefault[0] || (runs && most >= 0) || !plausible(candidate)) {
        continue;
      }
      double share = numbers(candidate);
      if (share > most) {
        most = share;
        best = candidate;
      }
    }
    return best;
  }

  /** The delimiters that cut a line into several cells, the rest of the head aside. */
  static byte[] cutting(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    byte[] best = null;
    int most = 1;
    for (byte[] candidate : CANDIDATES) {
      int count = new Cells(candidate, (byte) 0).texts(bytes, 0, bytes.length).size();
      if (candidate[0] != ' ' && count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  /** Whether the first line has several cells, and nearly all others as many. */
  private boolean plausible(byte[] candidate) {
    if (lines.isEmpty()) {
      return false;
    }
    int cells = cells(candidate, lines.get(0)).size();
    boolean runs = candidate[0] == ' ';
    long others =
        lines.stream()
            .skip(1)
            .filter(line -> !(runs && isWhite(line)) && cells(candidate, line).size() != cells)
            .count();
    int allowed = runs ? 0 : (lines.size() - 1) / ODD;
    return cells > 1 && others <= allowed;
  }

  private static boolean isWhite(byte[] line) {
    return new String(line, StandardCharsets.UTF_8).isBlank();
  }

  private List<String> cells(byte[] candidate, byte[] line) {
    return new Cells(candidate, escape).texts(line, 0, line.length);
  }

  /** The share of the rows' cells that are numbers. */
  private double numbers(byte[] candidate) {
    List<String> all = new ArrayList<>();
    lines.stream().skip(lines.size() > 1 ? 1 : 0).forEach(l -> all.addAll(cells(candidate, l)));
    boolean comma = candidate[0] == ',';
    long count = all.stream().filter(cell -> isNumber(cell, comma)).count();
    return (double) count / all.size();
  }

  private boolean isNumber(String cell, boolean delimitedByComma) {
    return CellText.kind(cell, decimals) == ColumnKind.NUMBER
        || (!delimitedByComma && commas.kind(cell) == ColumnKind.NUMBER);
  }

  /** How a message shows a delimiter. */
  static String shown(byte[] delimiter) {
    return switch (delimiter[0]) {
      case '\t' -> "tabs";
      case ' ' -> "blanks";
      default -> "'" + new String(delimiter, StandardCharsets.UTF_8) + "'";
    };
  }
}
