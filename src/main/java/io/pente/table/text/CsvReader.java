package io.pente.table.text;

import io.pente.failure.Sentence;
import io.pente.message.Quoted;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import io.pente.table.Origin;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import io.pente.table.cell.BadCell;
import io.pente.table.files.InputFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads records of CSV: one go over the bytes, numbers read where they stand. */
final class CsvReader implements LineReader {
  private final CsvFormat format;
  private final List<Column> columns;
  private final Selection selection;
  private final MissingWords missing;
  private final boolean plain;
  private final Cells cells;
  private final Decimals decimals = new Decimals();
  private final CellNumbers numbers;
  private final FeatureRun run = new FeatureRun();
  private final Mapping[] mappings;
  private Mapping mapping;
  private ColumnKind[] kinds;
  private int[] places;
  private Origin[] origins;
  private int[] keys;
  private int surplus;
  private int surplusAt;
  private int surplusEnd;

  CsvReader(CsvFormat format, Selection selection) {
    this.format = format;
    this.columns = format.columns();
    this.cells = format.dialect().cells();
    this.numbers = new CellNumbers(format.dialect().numbers(), decimals);
    this.plain = format.dialect().numbers().isPlain();
    this.selection = selection;
    this.missing = selection.missingWords();
    this.mappings = new Mapping[format.headers().size()];
    use(0);
  }

  /** What the cells of a row are under one header. */
  private final class Mapping {
    final CsvHeader header;
    final int needed;
    final ColumnKind[] kinds;
    final int[] places;
    final Origin[] origins;

    /** Null where no cell is a key. */
    final int[] keys;

    /** What is wrong with every row, as a column that is used is not there; null for nothing. */
    final BadCell lacking;

    Mapping(CsvHeader header) {
      int[] columnOf = header.columnOf();
      this.header = header;
      this.needed = header.needed();
      this.kinds = new ColumnKind[columnOf.length];
      this.places = new int[columnOf.length];
      this.origins = selection.hasOrigins() ? new Origin[columnOf.length] : null;
      this.keys = selection.keys().isEmpty() ? null : new int[columnOf.length];
      boolean[] there = new boolean[columns.size()];
      Arrays.fill(places, Selection.NONE);
      for (int cell = 0; cell < places.length; cell++) {
        if (columnOf[cell] >= 0) {
          there[columnOf[cell]] = true;
          kinds[cell] = columns.get(columnOf[cell]).kind();
          places[cell] = selection.place(columnOf[cell], 0);
        }
        if (origins != null) {
          origins[cell] = selection.origin(places[cell]);
        }
        if (keys != null) {
          keys[cell] = columnOf[cell] < 0 ? Selection.NO_KEY : selection.key(columnOf[cell]);
        }
      }
      this.lacking = lacking(there);
    }
  }

  private BadCell lacking(boolean[] there) {
    for (int c = 0; c < there.length; c++) {
      if (!there[c] && selection.uses(c)) {
        return BadCell.of(columns.get(c).name(), columns.get(c).kind(), null);
      }
    }
    return null;
  }

  @Override
  public void startFile(InputFile file) {
    use(file.header());
  }

  private void use(int header) {
    if (mappings[header] == null) {
      mappings[header] = new Mapping(format.headers().get(header));
    }
    mapping = mappings[header];
    kinds = mapping.kinds;
    places = mapping.places;
    origins = mapping.origins;
    keys = mapping.keys;
  }

  @Override
  public BadCell read(byte[] bytes, int from, int to, RowSink sink) throws CorruptException {
    BadCell bad = null;
    surplus = -1;
    run.clear();
    int last = cells.last(bytes, from, to);
    int cell = 0;
    for (int at = cells.first(bytes, from, last); ; cell++) {
      int end;
      if (bad == null && cell < places.length && places[cell] != Selection.NONE) {
        double value = plain ? decimals.read(bytes, at, last) : Double.NaN;
        end = decimals.end();
        if (!isNumberCell(cell, value, bytes, end, last)) {
          end = cells.end(bytes, at, last);
          if (cells.broken() != null) {
            return broken();
          }
          value = value(cell, bytes, at, end);
        }
        bad = put(cell, value, bytes, at, end, sink);
      } else {
        end = cells.end(bytes, at, last);
        if (cells.broken() != null) {
          return broken();
        }
        if (end > at && (cell >= places.length || kinds[cell] == null)) {
          seeSurplus(cell, bytes, at, end);
        }
      }
      if (keys != null && bad == null && cell < keys.length && keys[cell] != Selection.NO_KEY) {
        bad = putKey(cell, cells.text(bytes, at, end), sink);
      }
      if (end == last) {
        break;
      }
      at = cells.after(bytes, end, last);
    }
    run.flush(sink);
    return judged(cell + 1, bad, bytes);
  }

  /** The value of a cell that is no plain number. */
  private double value(int cell, byte[] bytes, int at, int end) {
    if (!plain && kinds[cell] == ColumnKind.NUMBER) {
      boolean quoted = Cells.quoted(bytes, at, end);
      double value = numbers.number(bytes, quoted ? at + 1 : at, quoted ? end - 1 : end);
      if (!Double.isNaN(value)) {
        return value;
      }
    }
    return numbers.value(kinds[cell], cells.text(bytes, at, end));
  }

  /** A quote that is missing leaves in doubt which lines are rows; other text does not. */
  private BadCell broken() throws CorruptException {
    if (!cells.broken().equals(Cells.NOT_ENDED)) {
      return BadCell.ofRow(cells.broken());
    }
    throw new CorruptException(
        Sentence.of(
            "%s: where cells go on over lines give %s, where a backslash stands before quotes %s"
                + " \\",
            Cells.NOT_ENDED, Sentence.setting("csvMultiline"), Sentence.setting("csvEscape")));
  }

  /** Whether the bytes up to {@code end} are the whole cell and a number of its own. */
  private boolean isNumberCell(int cell, double value, byte[] bytes, int end, int to) {
    return kinds[cell] == ColumnKind.NUMBER
        && !Double.isNaN(value)
        && (end == to || cells.isDelimiter(bytes, end, to));
  }

  private BadCell put(int cell, double value, byte[] bytes, int at, int end, RowSink sink) {
    int place = places[cell];
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      return BadCell.of(name(cell), kinds[cell], cells.text(bytes, at, end), missing);
    }
    if (missing.contains(value)) {
      return BadCell.missing(name(cell), value);
    }
    if (place == Selection.WEIGHT) {
      BadCell bad = BadCell.ofWeight(name(cell), value, selection.wholeWeights());
      if (bad != null) {
        return bad;
      }
    }
    run.put(place, less(cell, value, bytes, at, end), sink);
    return null;
  }

  private BadCell putKey(int cell, String text, RowSink sink) {
    if (missing.contains(text)) {
      return BadCell.of(name(cell), kinds[cell], text, missing);
    }
    sink.key(keys[cell], CellKeys.of(kinds[cell], numbers.plain(kinds[cell], text)));
    return null;
  }

  /** A cell's value, less its column's origin where that has one. */
  private double less(int cell, double value, byte[] bytes, int at, int end) {
    Origin origin = origins == null ? null : origins[cell];
    if (origin == null) {
      return value;
    }
    boolean bare =
        plain && kinds[cell] == ColumnKind.NUMBER && bytes[at] >= '+' && bytes[end - 1] >= '.';
    return bare
        ? ExactCells.number(origin, bytes, at, end, value)
        : ExactCells.less(
            origin, kinds[cell], numbers.plain(kinds[cell], cells.text(bytes, at, end)), value);
  }

  private String name(int cell) {
    return columns.get(mapping.header.columnOf()[cell]).name();
  }

  private void seeSurplus(int cell, byte[] bytes, int at, int end) {
    if (surplus < 0 && !cells.text(bytes, at, end).isBlank()) {
      surplus = cell;
      surplusAt = at;
      surplusEnd = end;
    }
  }

  private BadCell judged(int found, BadCell bad, byte[] bytes) {
    if (found < mapping.needed || found > places.length) {
      return ragged(found);
    }
    if (surplus >= 0) {
      return BadCell.ofRow(
          String.format(
              Locale.ROOT,
              "cell %d is %s where the column has no name and is empty in the first rows",
              surplus + 1,
              Quoted.of(cells.text(bytes, surplusAt, surplusEnd))));
    }
    return bad == null ? mapping.lacking : bad;
  }

  private BadCell ragged(int found) {
    return BadCell.ofRow(
        String.format(
            Locale.ROOT,
            "%d cells where %s %d",
            found,
            format.headed() ? "the header has" : "the first row has",
            mapping.header.names().size()));
  }

  @Override
  public Object[] originals(byte[] bytes, int from, int to) {
    List<String> texts = cells.texts(bytes, from, to);
    Object[] originals = new Object[columns.size()];
    for (int cell = 0; cell < texts.size(); cell++) {
      int column = mapping.header.columnOf()[cell];
      if (column >= 0) {
        originals[column] = texts.get(cell);
      }
    }
    return selection.originalsAsJson()
        ? new Object[] {JsonCells.object(columns, originals, selection)}
        : originals;
  }
}
