package io.pente.app;

import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.security.UserGroupInformation;
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
   * @param tables whether Hive's tables are to be found, where this Spark has Hive
   * @throws UsageException where this Spark does not run on this Java
   */
  static OpenSpark named(String name, boolean tables) {
    boolean there = SparkSession.getDefaultSession().isDefined();
    askForTheUser(UserGroupInformation::getCurrentUser);
    String given = new SparkConf().get("spark.app.name", name);
    SparkSession.Builder builder = SparkSession.builder().appName(given);
    boolean hive = tables && !there && !new SparkConf().contains("spark.sql.catalogImplementation");
    return new OpenSpark((hive ? withHive(builder) : builder).getOrCreate(), !there);
  }

  private static SparkSession.Builder withHive(SparkSession.Builder builder) {
    try {
      return builder.enableHiveSupport();
    } catch (IllegalArgumentException e) { // this Spark has no Hive: its own tables are there
      return builder;
    }
  }

  /** What Spark asks Hadoop first: Spark 4.1's asks Java in a way that Java has no longer. */
  interface User {
    Object current() throws IOException;
  }

  static void askForTheUser(User user) {
    try {
      user.current();
    } catch (UnsupportedOperationException e) {
      if (!String.valueOf(e.getMessage()).contains("getSubject")) {
        throw e;
      }
      throw new UsageException(
          Sentence.of(
              "Spark %s does not run on Java %d: Spark 4.1 needs Java 17 to 22, Spark 4.2 Java 17 or"
                  + " newer (set JAVA_HOME)",
              org.apache.spark.package$.MODULE$.SPARK_VERSION(), Runtime.version().feature()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (own) {
      session.stop();
    }
  }
}
