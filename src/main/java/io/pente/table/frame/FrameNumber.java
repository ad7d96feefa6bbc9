package io.pente.table.frame;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** The double that a cell of Spark's internal rows stands for. */
@FunctionalInterface
interface FrameNumber extends Serializable {
  double at(SpecializedGetters row, int ordinal);

  /** For the kinds number, boolean and time; null for other types. */
  static FrameNumber of(DataType type) {
    if (type instanceof DoubleType) {
      return SpecializedGetters::getDouble;
    } else if (type instanceof FloatType) {
      return SpecializedGetters::getFloat;
    } else if (type instanceof LongType) {
      return SpecializedGetters::getLong;
    } else if (type instanceof IntegerType) {
      return SpecializedGetters::getInt;
    } else if (type instanceof ShortType) {
      return SpecializedGetters::getShort;
    } else if (type instanceof ByteType) {
      return SpecializedGetters::getByte;
    } else if (type instanceof BooleanType) {
      return (row, ordinal) -> row.getBoolean(ordinal) ? 1 : 0;
    } else if (type instanceof DecimalType decimal) {
      int precision = decimal.precision();
      int scale = decimal.scale();
      return (row, ordinal) ->
          row.getDecimal(ordinal, precision, scale).toJavaBigDecimal().doubleValue();
    }
    return time(type);
  }

  private static FrameNumber time(DataType type) {
    if (type instanceof DateType) {
      return (row, ordinal) -> 86_400.0 * row.getInt(ordinal);
    }
    boolean micros = type instanceof TimestampType || type instanceof TimestampNTZType;
    return micros ? (row, ordinal) -> row.getLong(ordinal) / 1e6 : null;
  }
}
