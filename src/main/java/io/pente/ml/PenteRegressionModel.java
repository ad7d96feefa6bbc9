package io.pente.ml;

import io.pente.Pente;
import io.pente.fit.ResidualMeasures;
import io.pente.model.LinearModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.util.GeneralMLWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/**
 * What {@link PenteRegression} fits: stands wherever a {@code LinearRegressionModel} does. It
 * predicts by Pente's formula, about the centre of the columns, so that predictions keep their
 * digits far from zero; {@code coefficients}, {@code intercept} and {@code scale} are in original
 * units as Spark has them.
 */
public class PenteRegressionModel extends LinearRegressionModel {
  private static final long serialVersionUID = 1L;

  private final LinearModel model;
  private final VectorPrediction prediction;
  private transient SummaryNumbers numbers;
  private transient SummaryRows rows;
  private transient PenteTrainingSummary made;

  /** Of nothing: for Spark Connect's list of services. */
  public PenteRegressionModel() {
    this.model = null;
    this.prediction = null;
  }

  PenteRegressionModel(String uid, LinearModel model) {
    super(
        uid, Vectors.dense(model.weights()).compressed(), model.bias()[0], Fitted.scale(model, 0));
    this.model = model;
    this.prediction = new VectorPrediction(model.predictor());
  }

  /**
   * Reads a stored model.
   *
   * @throws io.pente.failure.BadInputException where its numbers are missing or altered
   */
  public static PenteRegressionModel load(String path) {
    return (PenteRegressionModel) read().load(path);
  }

  /** Reads stored models. */
  public static MLReader<LinearRegressionModel> read() {
    return new StageReader<>(
        PenteRegressionModel.class, (uid, model) -> new PenteRegressionModel(uid, model.get()));
  }

  @Override
  public GeneralMLWriter write() {
    return new StageWriter(this, java.util.Optional.of(model));
  }

  /** Pente's own model, with all that the fit found out; features named as spark.ml has them. */
  public LinearModel linearModel() {
    return model;
  }

  @Override
  public PenteRegressionModel setFeaturesCol(String value) {
    super.setFeaturesCol(value);
    return this;
  }

  @Override
  public PenteRegressionModel setPredictionCol(String value) {
    super.setPredictionCol(value);
    return this;
  }

  /** With its scale and summary. */
  @Override
  public PenteRegressionModel copy(ParamMap extra) {
    PenteRegressionModel copy = copyValues(new PenteRegressionModel(uid(), model), extra);
    copy.numbers = numbers;
    copy.rows = rows;
    copy.made = made;
    copy.setParent(parent());
    return copy;
  }

  /**
   * The prediction of one row.
   *
   * @throws io.pente.failure.BadInputException for null, and another number of features
   */
  @Override
  public double predict(Vector features) {
    return prediction.of(features)[0];
  }

  /** Column expressions: they stream. Null features have a null prediction. */
  @Override
  public Dataset<Row> transformImpl(Dataset<?> dataset) {
    VectorPrediction formula = prediction; // and not this model, which is larger
    UDF1<Vector, Double> predict = v -> v == null ? null : (Double) formula.of(v)[0];
    String name = getPredictionCol();
    return dataset.withColumn(
        name,
        functions
            .udf(predict, DataTypes.DoubleType)
            .apply(functions.col(getFeaturesCol()))
            .as(name, transformSchema(dataset.schema()).apply(name).metadata()));
  }

  /** A copy that predicts into a column, and what that is called. */
  private Dataset<Row> predicted(Dataset<?> dataset, String name) {
    return copy(ParamMap.empty()).setPredictionCol(name).transform(dataset);
  }

  private SummaryRows rows(Dataset<?> dataset) {
    String own = getPredictionCol();
    String name = own.isEmpty() ? "prediction_" + UUID.randomUUID() : own;
    return new SummaryRows(predicted(dataset, name), name, getLabelCol(), getFeaturesCol());
  }

  /** Remembers what a summary tells. */
  void summarize(Dataset<?> dataset, SummaryNumbers found) {
    numbers = found;
    rows = rows(dataset);
    made = null;
  }

  @Override
  public boolean hasSummary() {
    return numbers != null;
  }

  /** Of the rows that it was fitted to; a model that was loaded has none, as in Spark. */
  @Override
  public synchronized PenteTrainingSummary summary() {
    if (numbers == null) {
      super.summary(); // which says so
    }
    if (made == null) {
      made = new PenteTrainingSummary(numbers, rows, getFitIntercept(), coefficientArray());
    }
    return made;
  }

  private double[] coefficientArray() {
    double[] all = Arrays.copyOf(model.weights(), numFeatures() + (getFitIntercept() ? 1 : 0));
    if (getFitIntercept()) {
      all[numFeatures()] = model.bias()[0];
    }
    return all;
  }

  /** How far it is from other rows' labels, in one pass. */
  @Override
  public PenteSummary evaluate(Dataset<?> dataset) {
    TrainingColumns columns =
        new TrainingColumns(
            getFeaturesCol(), List.of(getLabelCol()), TrainingColumns.weight(weight()));
    Pente pente = Pente.on(dataset.sparkSession());
    LinearModel named =
        ColumnNames.named(
            model, ColumnNames.elements(columns.features(), numFeatures()), List.of(getLabelCol()));
    ResidualMeasures measures =
        ResidualMeasures.of(columns.evaluated(pente, dataset), named, columns.weight())[0];
    return new PenteSummary(
        SummaryNumbers.evaluated(model, 0, measures, getFitIntercept()),
        rows(dataset),
        getFitIntercept(),
        coefficientArray());
  }

  private String weight() {
    Option<String> name = get(weightCol());
    return name.isEmpty() ? "" : name.get();
  }

  /** Of its numbers: without the estimator, the session and the rows that it once saw. */
  @Override
  public long estimatedSize() {
    return super.estimatedSize() + Fitted.estimatedSize(model);
  }

  @Override
  public void saveSummary(String path) {
    try {
      SummaryFile.write(summary().numbers(), Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void loadSummary(String path, Dataset<Row> dataset) {
    try {
      summarize(dataset, SummaryFile.read(Path.of(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "PenteRegressionModel: uid=" + uid() + ", numFeatures=" + numFeatures();
  }
}
