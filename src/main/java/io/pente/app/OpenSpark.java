package io.pente.app;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * A Spark session for one command; {@link #close} stops it unless it was there before.
 *
 * @param own whether the command started it
 */
record OpenSpark(SparkSession session, boolean own) implements AutoCloseable {
  /**
   * The session there is, or a new one, with the name that spark-submit was given ({@code --name}).
   *
   * @param name for a Spark that nobody named
   */
  static OpenSpark named(String name) {
    boolean there = SparkSession.getDefaultSession().isDefined();
    String given = new SparkConf().get("spark.app.name", name);
    return new OpenSpark(SparkSession.builder().appName(given).getOrCreate(), !there);
  }

  @Override
  public void close() {
    if (own) {
      session.stop();
    }
  }
}
