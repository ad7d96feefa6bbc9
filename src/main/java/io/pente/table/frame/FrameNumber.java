package io.pente.table.frame;

import io.pente.table.Origin;
import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.ByteType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.ShortType;
import org.apache.spark.sql.types.TimeType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/** The double that a cell of Spark's internal rows stands for. */
@FunctionalInterface
interface FrameNumber extends Serializable {
  double at(SpecializedGetters row, int ordinal);

  /** The number itself, where it may have digits that no double holds. */
  default BigDecimal exactly(SpecializedGetters row, int ordinal) {
    return BigDecimal.valueOf(at(row, ordinal));
  }

  /** The same less an origin. */
  default double less(Origin origin, SpecializedGetters row, int ordinal) {
    return origin.less(at(row, ordinal));
  }

  /** Whether cells may have digits that no double holds. */
  default boolean exact() {
    return false;
  }

  /** For the kinds number, boolean and time; null for other types. */
  static FrameNumber of(DataType type) {
    if (type instanceof DoubleType) {
      return SpecializedGetters::getDouble;
    } else if (type instanceof FloatType) {
      return SpecializedGetters::getFloat;
    } else if (type instanceof LongType) {
      return new WholeNumber(0, 1);
    } else if (type instanceof IntegerType) {
      return SpecializedGetters::getInt;
    } else if (type instanceof ShortType) {
      return SpecializedGetters::getShort;
    } else if (type instanceof ByteType) {
      return SpecializedGetters::getByte;
    } else if (type instanceof BooleanType) {
      return (row, ordinal) -> row.getBoolean(ordinal) ? 1 : 0;
    } else if (type instanceof DecimalType decimal) {
      return new DecimalNumber(decimal.precision(), decimal.scale());
    }
    return time(type);
  }

  private static FrameNumber time(DataType type) {
    if (type instanceof DateType) {
      return (row, ordinal) -> 86_400.0 * row.getInt(ordinal);
    }
    boolean micros = type instanceof TimestampType || type instanceof TimestampNTZType;
    if (micros) {
      return new WholeNumber(6, 1e6);
    }
    return type instanceof TimeType ? nanos() : null; // of the day
  }

  /** Long nanoseconds since 1970, as seconds. */
  static FrameNumber nanos() {
    return new WholeNumber(9, 1e9);
  }

  /**
   * Longs in units of 10^−scale.
   *
   * @param divisor 10^scale
   */
  record WholeNumber(int scale, double divisor) implements FrameNumber {
    @Override
    public double at(SpecializedGetters row, int ordinal) {
      return row.getLong(ordinal) / divisor;
    }

    @Override
    public double less(Origin origin, SpecializedGetters row, int ordinal) {
      return origin.less(row.getLong(ordinal), scale);
    }

    @Override
    public BigDecimal exactly(SpecializedGetters row, int ordinal) {
      return BigDecimal.valueOf(row.getLong(ordinal), scale);
    }

    @Override
    public boolean exact() {
      return true;
    }
  }

  /** Decimals, which a long holds up to 18 digits. */
  record DecimalNumber(int precision, int scale) implements FrameNumber {
    @Override
    public double at(SpecializedGetters row, int ordinal) {
      return row.getDecimal(ordinal, precision, scale).toJavaBigDecimal().doubleValue();
    }

    @Override
    public BigDecimal exactly(SpecializedGetters row, int ordinal) {
      return row.getDecimal(ordinal, precision, scale).toJavaBigDecimal();
    }

    @Override
    public double less(Origin origin, SpecializedGetters row, int ordinal) {
      Decimal cell = row.getDecimal(ordinal, precision, scale);
      return precision <= Decimal.MAX_LONG_DIGITS()
          ? origin.less(cell.toUnscaledLong(), scale)
          : origin.less(cell.toJavaBigDecimal());
    }

    @Override
    public boolean exact() {
      return true;
    }
  }
}
