package io.pente.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.util.GeneralMLWriter;
import org.apache.spark.ml.util.MLFormatRegister;
import org.apache.spark.sql.SparkSession;
import scala.collection.mutable.Map;

/** {@code write().format("pmml")} of a {@link PenteRegressionModel}: what Spark's own writes. */
public final class PmmlFormat implements MLFormatRegister {
  @Override
  public String format() {
    return "pmml";
  }

  @Override
  public String stageName() {
    return PenteRegressionModel.class.getName();
  }

  @Override
  public void write(
      String path, SparkSession session, Map<String, String> options, PipelineStage stage) {
    PenteRegressionModel model = (PenteRegressionModel) stage;
    LinearRegressionModel plain =
        new LinearRegressionModel(model.uid(), model.coefficients(), model.intercept());
    try {
      new GeneralMLWriter(plain).format(format()).session(session).save(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
