package io.pente.spark.input;

/** Says what kind a column of text cells is, from its first rows. */
final class ColumnGuess {
  private final int[] counts = new int[Kind.values().length];
  private String evidence;

  void seeNumber() {
    counts[Kind.NUMBER.ordinal()]++;
  }

  /** Takes a cell that is not a bare number. */
  void see(String cell, Decimals decimals, String file, long line, String name) {
    Kind kind = CellText.kind(cell, decimals);
    if (kind == null) {
      return;
    }
    counts[kind.ordinal()]++;
    if (kind != Kind.NUMBER && evidence == null) {
      BadCell bad = BadCell.of(name, Kind.NUMBER, cell);
      evidence =
          new BadRow(file, BadRow.Where.LINE, line, name, bad.why(), false).message();
    }
  }

  /**
   * A column of the kind that most cells speak for. Where most are numbers the others are wrong
   * cells, rather than a reason to pass over the column. A column in which no cell says anything is
   * text.
   */
  Column column(String name, String file) {
    Kind best = Kind.NUMBER;
    for (Kind kind : Kind.values()) {
      best = counts[kind.ordinal()] > counts[best.ordinal()] ? kind : best;
    }
    if (counts[best.ordinal()] == 0) {
      return new Column(name, Kind.TEXT, 1, file + ": no value in the first rows");
    }
    return new Column(name, best, 1, best == Kind.TEXT ? evidence : null);
  }
}
