package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.Selection;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.StructType;

/**
 * Comma-separated values (RFC 4180), one row a record.
 *
 * @param origin the file that the header was read from, as messages show it
 * @param header the header's cells as they stand; those of the columns without one
 * @param columnOf for each cell of a row its column; −1 for a cell of no column, which is empty
 */
record CsvFormat(
    CsvDialect dialect, String origin, List<String> header, List<Column> columns, int[] columnOf)
    implements LineFormat {

  @Override
  public Layout layout() {
    return dialect;
  }

  @Override
  public boolean headed() {
    return dialect.headed();
  }

  /** The cells that a row has at least: empty ones at its end may be missing. */
  int needed() {
    int count = columnOf.length;
    while (count > 0 && columnOf[count - 1] < 0) {
      count--;
    }
    return count;
  }

  @Override
  public String headerProblem(byte[] bytes, int from, int to, String file) {
    List<String> names = withoutEmptyEnd(dialect.cells().texts(bytes, from, to));
    List<String> wanted = withoutEmptyEnd(header);
    for (int c = 0; c < Math.min(names.size(), wanted.size()); c++) {
      if (!names.get(c).equals(wanted.get(c))) {
        return String.format(
            Locale.ROOT,
            "the header's column %d is '%s' where %s has '%s'",
            c + 1,
            names.get(c),
            origin,
            wanted.get(c));
      }
    }
    return names.size() == wanted.size()
        ? null
        : String.format(
            Locale.ROOT,
            "the header has %d columns where %s has %d",
            names.size(),
            origin,
            wanted.size());
  }

  private static List<String> withoutEmptyEnd(List<String> names) {
    int count = names.size();
    while (count > 0 && names.get(count - 1).isEmpty()) {
      count--;
    }
    return names.subList(0, count);
  }

  @Override
  public boolean passesOver(Records line) {
    return dialect.passesOver(line);
  }

  @Override
  public LineReader reader(Selection selection) {
    return new CsvReader(this, selection);
  }

  @Override
  public NumberStyle numbers() {
    return dialect.numbers();
  }

  @Override
  public LineFormat withColumns(List<Column> others) {
    return new CsvFormat(dialect, origin, header, others, columnOf);
  }

  @Override
  public StructType schema(boolean text) {
    return SourceColumns.schema(columns);
  }
}
