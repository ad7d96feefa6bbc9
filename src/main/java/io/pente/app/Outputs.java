package io.pente.app;

import io.pente.spark.StagedOutput;
import org.apache.spark.sql.SparkSession;

/** Opens staged outputs for the commands. */
final class Outputs {
  private Outputs() {}

  static StagedOutput stage(SparkSession spark, String place, boolean overwrite) {
    return new StagedOutput(spark.sparkContext().hadoopConfiguration(), place, overwrite);
  }
}
