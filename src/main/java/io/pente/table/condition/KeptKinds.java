package io.pente.table.condition;

import io.pente.table.BadRow;
import io.pente.table.CellReading;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.ColumnRoles;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * What columns of text are by the first rows that a condition keeps: where the rows that it leaves
 * out are the ones with text, the others may be numbers.
 */
final class KeptKinds {
  private final Table table;
  private final Condition condition;

  private KeptKinds(Table table, Condition condition) {
    this.table = table;
    this.condition = condition;
  }

  /** The table with such columns taken for what they are; the table itself where there are none. */
  static Table of(Table table, Condition condition) {
    boolean text =
        table.reading().isPresent()
            && table.columns().stream().anyMatch(column -> column.kind() == ColumnKind.TEXT);
    return text ? new KeptKinds(table, condition).known() : table;
  }

  private Table known() {
    List<ColumnKind> kinds = new ArrayList<>(table.columns().stream().map(Column::kind).toList());
    List<ColumnKind> seen = seen();
    boolean any = false;
    for (int c = 0; c < seen.size(); c++) {
      if (seen.get(c) != null) {
        ColumnKind text = kinds.set(c, seen.get(c));
        boolean read = isRead(table.reading(kinds), c);
        kinds.set(c, read ? seen.get(c) : text);
        any |= read;
      }
    }
    return any ? table.reading(kinds) : table;
  }

  /** For each column of text the kind that most of its kept cells are of; null for text. */
  private List<ColumnKind> seen() {
    CellReading reading = table.reading().orElseThrow();
    int[][] counts = new int[table.schema(true).size()][ColumnKind.values().length];
    head(
        table,
        Selection.nothing(table),
        rows -> {
          Object[] cells = rows.originals();
          for (int c = 0; c < counts.length; c++) {
            boolean text = table.columns().get(c).kind() == ColumnKind.TEXT;
            ColumnKind kind = text && cells[c] instanceof String s ? reading.kind(s) : null;
            if (kind != null) {
              counts[c][kind.ordinal()]++;
            }
          }
        });
    return Arrays.stream(counts).map(KeptKinds::most).toList();
  }

  private static ColumnKind most(int[] counts) {
    ColumnKind best = ColumnKind.TEXT;
    for (ColumnKind kind : ColumnKind.values()) {
      best = counts[kind.ordinal()] > counts[best.ordinal()] ? kind : best;
    }
    return best == ColumnKind.TEXT ? null : best;
  }

  /** Whether most kept cells of a column are read as what it is taken for. */
  private boolean isRead(Table taken, int column) {
    int[] good = new int[2];
    Column named = taken.columns().get(column);
    if (named.kind() == ColumnKind.TEXT) {
      return false;
    }
    head(
        taken,
        Selection.of(taken, ColumnRoles.training(List.of(), List.of(named.name()))),
        rows -> {
          if (rows.bad() == null) {
            good[0]++;
          } else if (rows.bad().kind() == BadRow.Kind.CELL) {
            good[1]++;
          }
        });
    return good[0] > good[1];
  }

  /** Sees one kept row. */
  private interface Seer {
    void see(RowCursor rows);
  }

  private void head(Table of, Selection selection, Seer seer) {
    of.head(
        selection.keepingOriginals(false),
        rows -> {
          RowCursor kept = new ConditionedCursor(rows, condition);
          while (kept.next(RowSink.NOWHERE)) {
            boolean whole = kept.bad() != null && kept.bad().column() == null;
            if (!whole) {
              seer.see(kept);
            }
          }
          return (Iterator<Void>) Collections.<Void>emptyIterator();
        });
  }
}
