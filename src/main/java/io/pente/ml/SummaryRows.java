package io.pente.ml;

import java.io.Serializable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * The rows of a summary: a data set with predictions, and what its columns are called.
 *
 * @param predictions not yet computed
 */
record SummaryRows(
    Dataset<Row> predictions, String predictionCol, String labelCol, String featuresCol)
    implements Serializable {
  /** y − ŷ. */
  Dataset<Row> residuals() {
    return predictions.select(
        functions
            .col(labelCol)
            .cast(DataTypes.DoubleType)
            .minus(functions.col(predictionCol))
            .as("residuals"));
  }

  /**
   * One row for Spark's constructor, which computes its numbers then and there, each of which is
   * another here: the sums over all rows are Pente's.
   */
  Dataset<Row> placeholder() {
    return predictions
        .sparkSession()
        .range(1)
        .select(functions.lit(0.0).as("prediction"), functions.lit(0.0).as("label"));
  }
}
