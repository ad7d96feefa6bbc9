package io.pente.spark.write;

import org.apache.spark.sql.SparkSession;

/** The session in which tables are written: with the columns that they have. */
public final class WritingSession {
  private WritingSession() {}

  /** A copy of a session in which names differ by case, and times of the day have a type. */
  public static SparkSession of(SparkSession spark) {
    SparkSession own = ((org.apache.spark.sql.classic.SparkSession) spark).cloneSession();
    own.conf().set("spark.sql.caseSensitive", "true");
    own.conf().set("spark.sql.timeType.enabled", "true");
    return own;
  }
}
