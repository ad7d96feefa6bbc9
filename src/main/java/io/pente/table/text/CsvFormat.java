package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.Selection;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.types.StructType;

/**
 * Comma-separated values (RFC 4180) in UTF-8, one row a line, any delimiter.
 *
 * @param delimiter in UTF-8
 * @param headed whether every file starts with the names of the columns
 * @param origin the file that the header was read from, as messages show it
 */
record CsvFormat(byte[] delimiter, boolean headed, String origin, List<Column> columns)
    implements LineFormat {

  @Override
  public String headerProblem(byte[] bytes, int from, int to, String file) {
    List<String> names = new Cells(delimiter).texts(bytes, from, to);
    for (int c = 0; c < Math.min(names.size(), columns.size()); c++) {
      if (!names.get(c).equals(columns.get(c).name())) {
        return String.format(
            Locale.ROOT,
            "the header's column %d is '%s' where %s has '%s'",
            c + 1,
            names.get(c),
            origin,
            columns.get(c).name());
      }
    }
    return names.size() == columns.size()
        ? null
        : String.format(
            Locale.ROOT,
            "the header has %d columns where %s has %d",
            names.size(),
            origin,
            columns.size());
  }

  @Override
  public boolean passesOver(Lines line) {
    return line.blank();
  }

  @Override
  public LineReader reader(Selection selection) {
    return new CsvReader(this, selection);
  }

  @Override
  public StructType schema(boolean text) {
    return SourceColumns.schema(columns);
  }
}
