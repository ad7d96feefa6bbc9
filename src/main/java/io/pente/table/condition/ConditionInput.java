package io.pente.table.condition;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a condition can name: a column, a number of a vector, or a field.
 *
 * @param name as SQL has it between backquotes
 * @param column the number of the column
 * @param element the number within a vector; −1 for the cell as a whole
 * @param own the type of the cell; null where cells are text
 * @param type as the condition sees it
 */
record ConditionInput(
    String name, int column, ColumnKind kind, int element, DataType own, DataType type)
    implements Serializable {
  private static final DataType NUMBERS = DataTypes.createArrayType(DataTypes.DoubleType);

  /** All columns that have cells; of a vector whose size is open there are its numbers only. */
  static List<ConditionInput> columns(Table table) {
    List<Column> columns = table.columns();
    StructType schema = table.schema(false);
    boolean text = table.reading().isPresent();
    List<ConditionInput> inputs = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      Column column = columns.get(c);
      DataType stored = schema.fields()[c].dataType();
      DataType own = text && stored.equals(DataTypes.StringType) ? null : stored;
      if (column.size() != Column.OPEN) {
        inputs.add(
            new ConditionInput(column.name(), c, column.kind(), -1, own, type(own, column.kind())));
      }
    }
    return inputs;
  }

  /** One number of a vector; null where no vector has one of that name. */
  static ConditionInput element(Table table, String name) {
    List<Column> columns = table.columns();
    StructType schema = table.schema(false);
    boolean text = table.reading().isPresent();
    for (int c = 0; c < schema.size(); c++) {
      int element = columns.get(c).indexOf(name);
      if (element >= 0) {
        DataType own = text ? null : schema.fields()[c].dataType();
        return new ConditionInput(
            name, c, columns.get(c).kind(), element, own, DataTypes.DoubleType);
      }
    }
    return null;
  }

  /** The same cells as the text that they are in the file. */
  ConditionInput asText() {
    return new ConditionInput(
        name + " (as text)", column, ColumnKind.TEXT, -1, null, DataTypes.StringType);
  }

  private static DataType type(DataType own, ColumnKind kind) {
    boolean nanoseconds = kind == ColumnKind.TIME && DataTypes.LongType.equals(own);
    if (own != null) {
      return nanoseconds ? DataTypes.TimestampType : own;
    }
    return switch (kind) {
      case NUMBER -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case TIME -> DataTypes.TimestampType;
      case VECTOR -> NUMBERS;
      case TEXT, MIXED -> DataTypes.StringType;
    };
  }
}
