package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.Origin;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import io.pente.table.cell.BadCell;
import java.util.List;
import java.util.Locale;

/** Reads lines of CSV: one go over the bytes, numbers read where they stand. */
final class CsvReader implements LineReader {
  private final CsvFormat format;
  private final List<Column> columns;
  private final ColumnKind[] kinds;
  private final int[] places;
  private final Origin[] origins;
  private final Selection selection;
  private final Cells cells;
  private final Decimals decimals = new Decimals();

  CsvReader(CsvFormat format, Selection selection) {
    this.format = format;
    this.columns = format.columns();
    this.cells = new Cells(format.delimiter());
    this.kinds = columns.stream().map(Column::kind).toArray(ColumnKind[]::new);
    this.selection = selection;
    this.places = new int[columns.size()];
    this.origins = selection.hasOrigins() ? new Origin[places.length] : null;
    for (int c = 0; c < places.length; c++) {
      places[c] = selection.place(c, 0);
      if (origins != null) {
        origins[c] = selection.origin(places[c]);
      }
    }
  }

  @Override
  public BadCell read(byte[] bytes, int from, int to, RowSink sink) {
    BadCell bad = null;
    int column = 0;
    for (int at = from; ; column++) {
      int end;
      if (bad == null && column < places.length && places[column] != Selection.NONE) {
        double value = decimals.read(bytes, at, to);
        end = decimals.end();
        if (!isNumberCell(column, value, bytes, end, to)) {
          end = cells.end(bytes, at, to);
          if (cells.broken() != null) {
            return BadCell.ofRow(cells.broken());
          }
          value = CellText.value(kinds[column], Cells.text(bytes, at, end), decimals);
        }
        bad = put(column, value, bytes, at, end, sink);
      } else {
        end = cells.end(bytes, at, to);
        if (cells.broken() != null) {
          return BadCell.ofRow(cells.broken());
        }
      }
      if (end == to) {
        break;
      }
      at = end + cells.delimiterLength();
    }
    return column + 1 == places.length ? bad : ragged(column + 1);
  }

  /** Whether the bytes up to {@code end} are the whole cell and a number of its own. */
  private boolean isNumberCell(int column, double value, byte[] bytes, int end, int to) {
    return kinds[column] == ColumnKind.NUMBER
        && !Double.isNaN(value)
        && (end == to || cells.isDelimiter(bytes, end, to));
  }

  private BadCell put(int column, double value, byte[] bytes, int at, int end, RowSink sink) {
    int place = places[column];
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      String name = columns.get(column).name();
      return BadCell.of(name, kinds[column], Cells.text(bytes, at, end));
    }
    if (place == Selection.WEIGHT && value < 0) {
      return BadCell.negativeWeight(columns.get(column).name(), value);
    }
    Selection.put(place, less(column, value, bytes, at, end), sink);
    return null;
  }

  /** A cell's value, less its column's origin where that has one. */
  private double less(int column, double value, byte[] bytes, int at, int end) {
    Origin origin = origins == null ? null : origins[column];
    if (origin == null) {
      return value;
    }
    boolean plain = kinds[column] == ColumnKind.NUMBER && bytes[at] >= '+' && bytes[end - 1] >= '.';
    return plain
        ? ExactCells.number(origin, bytes, at, end, value)
        : ExactCells.less(origin, kinds[column], Cells.text(bytes, at, end), value);
  }

  private BadCell ragged(int found) {
    return BadCell.ofRow(
        String.format(
            Locale.ROOT,
            "%d cells where %s %d",
            found,
            format.headed() ? "the header has" : "the first row has",
            places.length));
  }

  @Override
  public Object[] originals(byte[] bytes, int from, int to) {
    Object[] originals = cells.texts(bytes, from, to).toArray();
    return selection.originalsAsJson()
        ? new Object[] {JsonCells.object(columns, originals, selection)}
        : originals;
  }
}
