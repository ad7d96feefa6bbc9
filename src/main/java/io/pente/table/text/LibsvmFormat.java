package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.Selection;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * Lines of {@code label index:value …}, indices from 1 and ascending, {@code #} before a comment:
 * the column {@code label} and the features {@code f1}, {@code f2}, ….
 */
record LibsvmFormat(Layout layout) implements LineFormat {
  static final List<Column> COLUMNS =
      List.of(Column.of("label", ColumnKind.NUMBER), Column.open("f"));

  /** The columns of what a prediction gives back. */
  static final List<Column> WRITTEN =
      List.of(COLUMNS.get(0), Column.of("features", ColumnKind.TEXT));

  @Override
  public List<Column> columns() {
    return COLUMNS;
  }

  @Override
  public boolean passesOver(Records line) {
    for (int i = line.start(); i < line.end(); i++) {
      byte b = line.bytes()[i];
      if (b != ' ' && b != '\t') {
        return b == '#';
      }
    }
    return true;
  }

  @Override
  public LineReader reader(Selection selection) {
    return new LibsvmReader(selection);
  }

  @Override
  public StructType schema(boolean text) {
    return SourceColumns.schema(WRITTEN);
  }
}
