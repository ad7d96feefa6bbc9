package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.Selection;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** JSON objects; an array of numbers is a vector. */
record JsonFormat(JsonLayout layout, List<Column> columns) implements LineFormat {
  @Override
  public boolean passesOver(Records line) {
    return line.blank();
  }

  @Override
  public LineReader reader(Selection selection) {
    return new JsonReader(columns, selection);
  }

  @Override
  public LineFormat withColumns(List<Column> others) {
    return new JsonFormat(layout, others);
  }

  @Override
  public StructType schema(boolean text) {
    return SourceColumns.schema(columns);
  }
}
