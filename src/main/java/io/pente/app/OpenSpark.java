package io.pente.app;

import org.apache.spark.sql.SparkSession;

/**
 * A Spark session for one command; {@link #close} stops it unless it was there before.
 *
 * @param own whether the command started it
 */
record OpenSpark(SparkSession session, boolean own) implements AutoCloseable {
  static OpenSpark named(String name) {
    boolean there = SparkSession.getDefaultSession().isDefined();
    return new OpenSpark(SparkSession.builder().appName(name).getOrCreate(), !there);
  }

  @Override
  public void close() {
    if (own) {
      session.stop();
    }
  }
}
