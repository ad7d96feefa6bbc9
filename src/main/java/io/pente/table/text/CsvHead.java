package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.table.ColumnKind;
import io.pente.table.Source;
import io.pente.table.files.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;

/** Reads the header and the first rows of CSV files as one dialect has them. */
final class CsvHead {
  final CsvDialect dialect;
  final FirstRows rows = new FirstRows();
  private final Cells cells;
  private final Decimals decimals = new Decimals();
  private final CellNumbers numbers;
  private CsvColumns columns;
  private boolean broken;
  private String longer;
  private boolean fits;

  private CsvHead(CsvDialect dialect) {
    this.dialect = dialect;
    this.cells = dialect.cells();
    this.numbers = new CellNumbers(dialect.numbers(), decimals, dialect.missing());
  }

  /**
   * @throws BadInputException when two columns have one name, or no file has a row
   */
  static TextHead of(Source source, List<InputFile> files, Configuration configuration) {
    return new CsvGuess(source, files, configuration).head();
  }

  /**
   * @throws BadInputException when the header cannot be one
   */
  static CsvHead read(CsvDialect dialect, List<InputFile> files, Configuration configuration) {
    CsvHead head = new CsvHead(dialect);
    head.rows.look(files, dialect, configuration, head::read);
    return head;
  }

  private void read(Records records, String file) throws IOException {
    if (columns != null) {
      columns.startFile();
    }
    if (dialect.headed() && dialect.header(records)) {
      header(records, file);
    }
    while (!rows.enough() && records.next()) {
      if (!dialect.passesOver(records)) {
        rows.add(records);
        see(records, file);
      }
    }
  }

  private void header(Records records, String file) throws CorruptException {
    records.check();
    if (columns == null) {
      List<String> names = cells.texts(records.bytes(), records.start(), records.end());
      broken |= cells.broken() != null;
      columns = new CsvColumns(names, true, file, records.line());
    }
  }

  private void see(Records records, String file) {
    byte[] bytes = records.bytes();
    int last = cells.last(bytes, records.start(), records.end());
    if (columns == null) {
      int count = cells.texts(bytes, records.start(), last).size();
      columns = new CsvColumns(CsvColumns.numbered(count), false, file, records.line());
    }
    int at = cells.first(bytes, records.start(), last);
    for (int cell = 0; ; cell++) {
      int end = cells.end(bytes, at, last);
      broken |= cells.broken() != null;
      see(cell, bytes, at, end, file, records.line());
      if (end == last) {
        endRow(cell + 1, file, records);
        return;
      }
      at = cells.after(bytes, end, last);
    }
  }

  private void see(int cell, byte[] bytes, int at, int end, String file, long line) {
    double value = dialect.numbers().isPlain() ? decimals.read(bytes, at, end) : Double.NaN;
    if (decimals.end() == end && !Double.isNaN(value)) {
      columns.number(cell, value, bytes, at, end);
      return;
    }
    String text = cells.text(bytes, at, end);
    ColumnKind kind = numbers.kind(text);
    double number = kind == ColumnKind.NUMBER ? numbers.value(kind, text) : Double.NaN;
    columns.text(cell, kind, text, number, file, line);
  }

  private void endRow(int count, String file, Records records) {
    columns.endRow(count);
    fits |= count == columns.count();
    broken |= records.lines() > 1 && count != columns.count();
    if (longer == null && count > columns.count()) {
      longer = String.format(Locale.ROOT, "line %d has %d cells", records.line(), count);
    }
  }

  /** Whether a quoted cell is none, or rows that go on over lines are no rows. */
  boolean isBroken() {
    return broken;
  }

  CsvColumns columns() {
    return columns;
  }

  /** What there is to say of the columns, and what refuses them. */
  List<Sentence> notes() {
    if (dialect.headed() && columns.count() == 1 && longer != null && !fits) {
      throw new BadInputException(
          Sentence.of(
              "%s where %s: where a title stands above the header, give %s",
              columns.place() + ": one cell", longer, Sentence.setting("csvSkipLines")));
    }
    return new ArrayList<>(columns.notes());
  }
}
