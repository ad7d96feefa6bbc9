package io.pente.table.text;

import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.cell.BadCell;
import java.io.Serializable;
import java.util.Arrays;

/** Says what kind a column is, from the cells of its first rows. */
final class ColumnGuess implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Why a column is no feature by default while only the first rows are known. */
  static final String EMPTY_SO_FAR = "empty in the first rows";

  /** The same for one that none of the first rows has. */
  static final String LATE = "in none of the first rows";

  private final long[] counts = new long[ColumnKind.values().length];
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

  /** Takes what further rows show. */
  void add(ColumnGuess next) {
    int vector = ColumnKind.VECTOR.ordinal();
    size = counts[vector] == 0 ? next.size : size;
    for (int k = 0; k < counts.length; k++) {
      counts[k] += next.counts[k];
    }
    other = other == null ? next.other : other;
    missing = missing == null ? next.missing : missing;
  }

  /** Whether no cell says anything. */
  boolean isUnknown() {
    return Arrays.stream(counts).allMatch(count -> count == 0);
  }

  /** Whether any cell was met, be it without a value. */
  boolean wasMet() {
    return missing != null || !isUnknown();
  }

  /**
   * A column of the kind that most cells speak for. Where most are numbers the others are wrong
   * cells, rather than a reason to pass over the column. A column in which no cell says anything is
   * one of missing numbers, and no feature unless it is named.
   *
   * @param all whether all rows were seen
   */
  Column column(String name, boolean all) {
    ColumnKind best = ColumnKind.NUMBER;
    for (ColumnKind kind : ColumnKind.values()) {
      best = counts[kind.ordinal()] > counts[best.ordinal()] ? kind : best;
    }
    if (isUnknown()) {
      return Column.of(name, ColumnKind.NUMBER).aside(all ? Column.EMPTY : EMPTY_SO_FAR);
    }
    if (best == ColumnKind.VECTOR) {
      return Column.vector(name, size);
    }
    return new Column(name, best, 1, best == ColumnKind.TEXT ? other : null);
  }
}
