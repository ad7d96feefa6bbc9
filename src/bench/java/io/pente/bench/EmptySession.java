package io.pente.bench;

import org.apache.spark.sql.SparkSession;

/** A Spark session that does nothing: what every command takes at least. */
public final class EmptySession {
  private EmptySession() {}

  public static void main(String[] args) {
    SparkSession.builder().getOrCreate().stop();
  }
}
