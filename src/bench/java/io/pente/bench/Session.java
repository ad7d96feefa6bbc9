package io.pente.bench;

import org.apache.spark.sql.SparkSession;

/** The Spark that is measured, one at a time in this JVM. */
record Session(SparkSession spark) implements AutoCloseable {
  /** Driver and executor in this JVM. */
  static Session local(int cores) {
    return start(SparkSession.builder().master("local[" + cores + "]"));
  }

  /** Executors of one core as processes of their own, on this machine. */
  static Session cluster(int executors, int megabytes) {
    return start(
        SparkSession.builder()
            .master("local-cluster[%d,1,%d]".formatted(executors, megabytes))
            .config("spark.executor.memory", megabytes + "m"));
  }

  /** The status store keeps little, so that its growth is not taken for the training's. */
  private static Session start(SparkSession.Builder builder) {
    builder
        .appName("pente benchmark")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.retainedJobs", "20")
        .config("spark.ui.retainedStages", "20")
        .config("spark.ui.retainedTasks", "200")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.memory.fraction", "0.75")
        .config("spark.driver.maxResultSize", "0")
        .config("spark.rpc.message.maxSize", "512");
    SparkSession spark = builder.getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return new Session(spark);
  }

  @Override
  public void close() {
    spark.stop();
  }
}
