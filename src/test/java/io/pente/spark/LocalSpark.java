package io.pente.spark;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** The one Spark of all Spark tests: two cores of this JVM, started with the first test. */
public final class LocalSpark {
  private LocalSpark() {}

  public static SparkSession session() {
    return Holder.SESSION;
  }

  private static final class Holder {
    private static final SparkSession SESSION = start();

    private static SparkSession start() {
      SparkSession session =
          SparkSession.builder()
              .master("local[2]")
              .appName("tests")
              .config("spark.ui.enabled", "false")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.sql.shuffle.partitions", "2")
              .config("spark.sql.warehouse.dir", Path.of("target", "warehouse").toUri().toString())
              .getOrCreate();
      session.sparkContext().setLogLevel("ERROR");
      return session;
    }
  }
}
