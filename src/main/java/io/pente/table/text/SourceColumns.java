package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of a text file as they go into the output of a prediction. */
final class SourceColumns {
  private SourceColumns() {}

  /**
   * @param text whether every cell stays the text that it is in the file; otherwise numbers are
   *     doubles, true and false booleans, and the rest strings
   */
  static StructType schema(List<Column> columns, boolean text) {
    StructType schema = new StructType();
    for (Column column : columns) {
      schema = schema.add(column.name(), text ? DataTypes.StringType : type(column.kind()));
    }
    return schema;
  }

  private static DataType type(ColumnKind kind) {
    return switch (kind) {
      case NUMBER -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case VECTOR -> DataTypes.createArrayType(DataTypes.DoubleType);
      case TIME, TEXT, MIXED -> DataTypes.StringType;
    };
  }

  /** A cell's value of the type that {@link #schema} says; null where it has none. */
  static Object typed(ColumnKind kind, String cell, Decimals decimals) {
    if (kind == ColumnKind.VECTOR) {
      return JsonLine.vector(cell);
    }
    if (kind != ColumnKind.NUMBER && kind != ColumnKind.BOOLEAN) {
      return cell;
    }
    double value = CellText.value(kind, cell, decimals);
    if (Double.isNaN(value)) {
      return null;
    }
    return kind == ColumnKind.BOOLEAN ? (Object) (value == 1) : (Object) value;
  }
}
