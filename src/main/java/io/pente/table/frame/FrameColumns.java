package io.pente.table.frame;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What kinds the columns of a frame are: by their types, and the first vector of each column. */
final class FrameColumns {
  private FrameColumns() {}

  /**
   * @param frame with numbered columns
   * @param schema with their names
   */
  static List<Column> of(Dataset<Row> frame, StructType schema) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      StructField field = schema.fields()[c];
      ColumnKind kind = kind(field.dataType());
      columns.add(
          kind == ColumnKind.VECTOR
              ? Column.vector(field.name(), size(frame, c))
              : Column.of(field.name(), kind));
    }
    return columns;
  }

  private static ColumnKind kind(DataType type) {
    if (type.equals(SQLDataTypes.VectorType())) {
      return ColumnKind.VECTOR;
    } else if (type instanceof ArrayType array) {
      return array.elementType() instanceof NumericType ? ColumnKind.VECTOR : ColumnKind.TEXT;
    } else if (type instanceof NumericType) {
      return ColumnKind.NUMBER;
    } else if (type instanceof BooleanType) {
      return ColumnKind.BOOLEAN;
    }
    return FrameNumber.of(type) == null ? ColumnKind.TEXT : ColumnKind.TIME;
  }

  /** The length of the column's first vector; 0 where it has none. */
  private static int size(Dataset<Row> frame, int column) {
    List<Row> first = frame.select(frame.columns()[column]).na().drop().takeAsList(1);
    if (first.isEmpty()) {
      return 0;
    }
    return first.get(0).get(0) instanceof Vector vector
        ? vector.size()
        : first.get(0).getList(0).size();
  }
}
