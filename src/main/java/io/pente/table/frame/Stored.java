package io.pente.table.frame;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/** How values are stored that are something else than what Spark reads of them. */
enum Stored {
  /** They are what Spark reads. */
  PLAIN,
  /** Longs that count nanoseconds since 1970. */
  NANOSECONDS,
  /**
   * Two bytes of a floating-point number, the lower ones first: a sign, 5 bits of exponent and 10
   * of fraction (IEEE 754, binary16; Parquet's FLOAT16).
   */
  HALF_FLOAT,
  /** Integers that count a day's milliseconds: Parquet's TIME(MILLIS). */
  MILLISECONDS_OF_DAY;

  /** Whether what they mean is read out of them as they are. */
  boolean asRead() {
    return this == PLAIN || this == NANOSECONDS;
  }

  /** What they mean, where Spark has an expression of it. */
  Column meant(Column read) {
    return switch (this) {
      case PLAIN, NANOSECONDS -> read;
      case HALF_FLOAT -> halfFloat(read);
      case MILLISECONDS_OF_DAY -> timeOfDay(read);
    };
  }

  /** A float, exactly: fraction and exponent are put together in powers of two. */
  private static Column halfFloat(Column bytes) {
    Column bits = unsigned(bytes, 2).multiply(256).plus(unsigned(bytes, 1));
    Column exponent = functions.shiftright(bits, 10).bitwiseAND(31);
    Column fraction = bits.bitwiseAND(1023);
    Column subnormal = fraction.multiply(0x1p-24);
    Column normal =
        fraction
            .plus(1024)
            .multiply(functions.pow(functions.lit(2.0), exponent.minus(25).cast("double")));
    Column size =
        functions
            .when(exponent.equalTo(0), subnormal)
            .when(exponent.lt(31), normal)
            .when(fraction.equalTo(0), functions.lit(Double.POSITIVE_INFINITY))
            .otherwise(functions.lit(Double.NaN));
    Column signed =
        functions
            .when(functions.shiftright(bits, 15).equalTo(1), size.multiply(-1.0))
            .otherwise(size);
    return functions.when(bytes.isNotNull(), signed.cast("float")); // otherwise null
  }

  private static Column unsigned(Column bytes, int position) {
    return functions
        .conv(functions.hex(functions.substring(bytes, position, 1)), 16, 10)
        .cast("int");
  }

  private static Column timeOfDay(Column milliseconds) {
    Column seconds = milliseconds.mod(60_000).cast("decimal(16,6)").divide(1000);
    return functions.make_time(
        functions.floor(milliseconds.divide(3_600_000)).cast("int"),
        functions.floor(milliseconds.divide(60_000)).mod(60).cast("int"),
        seconds.cast("decimal(16,6)"));
  }
}
