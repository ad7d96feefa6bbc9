package io.pente.table.text;

import io.pente.table.Column;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a text file as they go into the output of a prediction: every cell stays the text
 * that it is in the file. Any other type would cost some cell its digits, its leading zeros or its
 * spelling, and which one is known only when all rows have been read.
 */
final class SourceColumns {
  private SourceColumns() {}

  static StructType schema(List<Column> columns) {
    return new StructType(
        columns.stream()
            .map(column -> DataTypes.createStructField(column.name(), DataTypes.StringType, true))
            .toArray(StructField[]::new));
  }
}
