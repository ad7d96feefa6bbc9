package io.pente.table.frame;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Which type holds the values of two others exactly, of those that Spark's readers convert to. */
final class Widening {
  private static final List<DataType> WHOLE =
      List.of(DataTypes.ByteType, DataTypes.ShortType, DataTypes.IntegerType, DataTypes.LongType);

  private Widening() {}

  /** Null where there is none. */
  static DataType of(DataType one, DataType other) {
    if (one.equals(other)) {
      return one;
    }
    int first = WHOLE.indexOf(one);
    int second = WHOLE.indexOf(other);
    if (first >= 0 && second >= 0) {
      return WHOLE.get(Math.max(first, second));
    }
    if (one instanceof DecimalType a && other instanceof DecimalType b) {
      return wider(a, b);
    }
    return real(one, first) && real(other, second) ? DataTypes.DoubleType : null;
  }

  /** Whether a double holds all values of the type. */
  private static boolean real(DataType type, int whole) {
    boolean small = whole >= 0 && whole < WHOLE.indexOf(DataTypes.LongType);
    return small || type.equals(DataTypes.FloatType) || type.equals(DataTypes.DoubleType);
  }

  private static DataType wider(DecimalType a, DecimalType b) {
    int scale = Math.max(a.scale(), b.scale());
    int whole = Math.max(a.precision() - a.scale(), b.precision() - b.scale());
    return whole + scale <= DecimalType.MAX_PRECISION()
        ? DataTypes.createDecimalType(whole + scale, scale)
        : null;
  }
}
