package io.pente.table.frame;

import io.pente.table.Column;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * A field inside a column of structs, named by its path: {@code p.size.width}. It is a feature only
 * when it is named.
 *
 * @param root the number of the column
 * @param path the fields below it
 */
record Leaf(Column column, DataType type, int root, List<String> path) implements Serializable {
  /** The fields of a column that are numbers, truths, times or text. */
  static List<Leaf> of(StructField column, int root) {
    List<Leaf> leaves = new ArrayList<>();
    if (column.dataType() instanceof StructType struct) {
      add(struct, column.name(), root, List.of(), leaves);
    }
    return leaves;
  }

  private static void add(
      StructType struct, String name, int root, List<String> path, List<Leaf> leaves) {
    for (StructField field : struct.fields()) {
      String full = name + "." + field.name();
      List<String> below = new ArrayList<>(path);
      below.add(field.name());
      if (field.dataType() instanceof StructType inner) {
        add(inner, full, root, below, leaves);
      } else if (FrameNumber.of(field.dataType()) != null) {
        Column column =
            Column.of(full, FrameColumns.kind(field.dataType())).aside("a field of a struct");
        leaves.add(new Leaf(column, field.dataType(), root, List.copyOf(below)));
      }
    }
  }

  /**
   * @param frame with numbered columns
   */
  org.apache.spark.sql.Column in(Dataset<Row> frame) {
    org.apache.spark.sql.Column value = frame.col(frame.columns()[root]);
    for (String field : path) {
      value = value.getField(field);
    }
    return value;
  }
}
