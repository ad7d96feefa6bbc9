package io.pente.table.frame;

import io.pente.table.Selection;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/**
 * All columns of a frame, as they go into the output of a prediction; sent to tasks.
 *
 * @param types of the columns read
 * @param first where they start in the internal rows
 * @param columns their numbers in the table, ascending
 * @param count how many columns the table has
 */
record FrameOriginals(
    DataType[] types, boolean text, int first, Converters converters, int[] columns, int count)
    implements Serializable {

  static FrameOriginals of(StructType schema, Selection selection, int first) {
    boolean text = selection.originalsAsText();
    int[] columns = IntStream.range(0, schema.size()).filter(selection::keepsOriginal).toArray();
    DataType[] types = new DataType[columns.length];
    for (int i = 0; i < types.length; i++) {
      int c = columns[i];
      DataType type = schema.fields()[c].dataType();
      types[i] = text && !isVector(type) ? DataTypes.StringType : type;
    }
    return new FrameOriginals(types, text, first, new Converters(types), columns, schema.size());
  }

  static StructType schema(StructType schema, boolean text) {
    StructField[] kept = new StructField[schema.size()];
    for (int c = 0; c < kept.length; c++) {
      StructField field = schema.fields()[c];
      DataType type = text ? DataTypes.StringType : field.dataType();
      kept[c] = DataTypes.createStructField(field.name(), type, true);
    }
    return new StructType(kept);
  }

  private static boolean isVector(DataType type) {
    return type.equals(SQLDataTypes.VectorType());
  }

  /** The columns to read: as text where text is wanted, but for vectors, which SQL cannot cast. */
  List<org.apache.spark.sql.Column> projected(Dataset<Row> frame) {
    List<org.apache.spark.sql.Column> projected = new ArrayList<>();
    for (int c : columns) {
      org.apache.spark.sql.Column column = frame.col(frame.columns()[c]);
      DataType type = frame.schema().fields()[c].dataType();
      projected.add((text && !isVector(type) ? text(column, type) : column).as("original" + c));
    }
    return projected;
  }

  private static org.apache.spark.sql.Column text(
      org.apache.spark.sql.Column column, DataType type) {
    boolean nested =
        type instanceof ArrayType || type instanceof MapType || type instanceof StructType;
    if (type instanceof BinaryType) {
      return functions.base64(column); // as JSON has it: not all bytes are text
    }
    return nested ? functions.to_json(column) : column.cast(DataTypes.StringType);
  }

  /** The cells of a row, which is not kept; null for columns that are not read. */
  Object[] of(InternalRow row) {
    Object[] cells = new Object[count];
    for (int i = 0; i < types.length; i++) {
      Object value = row.isNullAt(first + i) ? null : row.get(first + i, types[i]);
      Object external = converters.to(i).apply(value);
      cells[columns[i]] =
          text && external instanceof Vector v ? Arrays.toString(v.toArray()) : external;
    }
    return cells;
  }

  /** Spark's converters to the types of rows, made where they are used. */
  static final class Converters implements Serializable {
    private static final long serialVersionUID = 1L;
    private final DataType[] types;
    private transient Function1<Object, Object>[] converters;

    Converters(DataType[] types) {
      this.types = types;
    }

    @SuppressWarnings("unchecked") // an array of a generic type
    private Function1<Object, Object> to(int column) {
      if (converters == null) {
        converters = new Function1[types.length];
        Arrays.setAll(converters, c -> CatalystTypeConverters.createToScalaConverter(types[c]));
      }
      return converters[column];
    }
  }
}
