package io.pente.table.text;

import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.cell.BadCell;

/** Says what kind a column is, from the cells of its first rows. */
final class ColumnGuess {
  private final int[] counts = new int[ColumnKind.values().length];
  private int size = 1;
  private String other;
  private String missing;

  /**
   * Takes a cell that speaks for a kind; null where it speaks for none.
   *
   * @return whether it is the first of its sort that is not a number, to be kept as evidence
   */
  boolean see(ColumnKind kind) {
    if (kind == null) {
      return missing == null;
    }
    counts[kind.ordinal()]++;
    return kind != ColumnKind.NUMBER && other == null;
  }

  void evidence(ColumnKind kind, String file, long line, String column, String value) {
    Sentence why = Sentence.plain(BadCell.of(column, ColumnKind.NUMBER, value).why());
    String seen =
        new BadRow(file, 0, BadRow.Where.LINE, line, column, why, BadRow.Kind.CELL)
            .message()
            .toString();
    if (kind == null) {
      missing = seen;
    } else {
      other = seen;
    }
  }

  /** Takes a vector; the first one says how long all are. */
  void seeVector(int length) {
    size = counts[ColumnKind.VECTOR.ordinal()]++ == 0 ? length : size;
  }

  /**
   * A column of the kind that most cells speak for. Where most are numbers the others are wrong
   * cells, rather than a reason to pass over the column. A column in which no cell says anything is
   * text.
   */
  Column column(String name) {
    ColumnKind best = ColumnKind.NUMBER;
    for (ColumnKind kind : ColumnKind.values()) {
      best = counts[kind.ordinal()] > counts[best.ordinal()] ? kind : best;
    }
    if (counts[best.ordinal()] == 0) {
      return new Column(name, ColumnKind.TEXT, 1, missing);
    }
    if (best == ColumnKind.VECTOR) {
      return Column.vector(name, size);
    }
    return new Column(name, best, 1, best == ColumnKind.TEXT ? other : null);
  }
}
