package io.pente.ml;

import io.pente.fit.PreparedRows;
import io.pente.model.LinearModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.util.GeneralMLWriter;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructField;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * spark.ml's {@code LinearRegression}, fitted by Pente: the same parameters and the same objective
 * as Spark computes it, with the exact minimum where Spark's digits are lost, and standard errors
 * after any solver. docs/spark-ml.md says what differs, and why.
 *
 * <p>Threads may fit at once. {@code aggregationDepth} and {@code maxBlockSizeInMB} are taken and
 * change nothing: sums are merged in the order of partitions, and blocks have a size of their own.
 */
public class PenteRegression extends LinearRegression {
  private static final long serialVersionUID = 1L;

  public PenteRegression() {
    this(Identifiable.randomUID("penteRegression"));
  }

  public PenteRegression(String uid) {
    super(uid);
  }

  /** Reads a stored estimator. */
  public static PenteRegression load(String path) {
    return (PenteRegression) read().load(path);
  }

  /** Reads stored estimators. */
  public static MLReader<LinearRegression> read() {
    return new StageReader<>(PenteRegression.class, (uid, none) -> new PenteRegression(uid));
  }

  @Override
  public GeneralMLWriter write() {
    return new StageWriter(this, Optional.empty());
  }

  @Override
  public PenteRegression copy(ParamMap extra) {
    return this.<PenteRegression>defaultCopy(extra);
  }

  /**
   * Fits a model, and remembers what its summary tells, by one pass more than the fit's.
   *
   * @throws io.pente.failure.BadInputException for a row that cannot be used, naming column and
   *     value, and where there is none
   */
  @Override
  public PenteRegressionModel fit(Dataset<?> dataset) {
    try (PreparedRows rows = prepare(dataset)) {
      return fitted(dataset, rows);
    }
  }

  @Override
  public PenteRegressionModel fit(Dataset<?> dataset, ParamMap paramMap) {
    return copy(paramMap).fit(dataset);
  }

  /** One model for each, rows packed once for all that have columns and intercept in common. */
  @Override
  public Seq<LinearRegressionModel> fit(Dataset<?> dataset, Seq<ParamMap> paramMaps) {
    Map<List<Object>, PreparedRows> prepared = new HashMap<>();
    List<LinearRegressionModel> models = new ArrayList<>();
    try {
      for (ParamMap map : CollectionConverters.asJava(paramMaps)) {
        PenteRegression own = copy(map);
        List<Object> key = List.of(own.columns(), own.getFitIntercept());
        PreparedRows rows = prepared.get(key);
        if (rows == null) {
          rows = own.prepare(dataset);
          prepared.put(key, rows);
        }
        models.add(own.fitted(dataset, rows));
      }
    } finally {
      prepared.values().forEach(PreparedRows::close);
    }
    return CollectionConverters.asScala(models).toSeq();
  }

  /** As {@link #fit}, for Spark's own callers: the model has no parent yet. */
  @Override
  public PenteRegressionModel train(Dataset<?> dataset) {
    return fit(dataset);
  }

  private PreparedRows prepare(Dataset<?> dataset) {
    transformSchema(dataset.schema(), true);
    return Fitted.prepare(dataset, columns(), SparkObjective.of(this));
  }

  private TrainingColumns columns() {
    Option<String> weight = get(weightCol());
    return new TrainingColumns(
        getFeaturesCol(),
        List.of(getLabelCol()),
        TrainingColumns.weight(weight.isEmpty() ? "" : weight.get()));
  }

  private PenteRegressionModel fitted(Dataset<?> dataset, PreparedRows rows) {
    SparkObjective objective = SparkObjective.of(this);
    Fitted trained = Fitted.of(rows, objective);
    StructField vectors = columns().of(dataset).schema().apply(getFeaturesCol());
    LinearModel named =
        ColumnNames.named(
            trained.model(),
            ColumnNames.of(vectors, trained.model().features().size()),
            trained.model().targets());
    PenteRegressionModel model = new PenteRegressionModel(uid(), named);
    model.setParent(this);
    copyValues(model, ParamMap.empty());
    model.summarize(dataset, trained.numbers(0, named, objective));
    return model;
  }

  @Override
  public PenteRegression setLabelCol(String value) {
    super.setLabelCol(value);
    return this;
  }

  @Override
  public PenteRegression setFeaturesCol(String value) {
    super.setFeaturesCol(value);
    return this;
  }

  @Override
  public PenteRegression setPredictionCol(String value) {
    super.setPredictionCol(value);
    return this;
  }

  @Override
  public PenteRegression setRegParam(double value) {
    super.setRegParam(value);
    return this;
  }

  @Override
  public PenteRegression setFitIntercept(boolean value) {
    super.setFitIntercept(value);
    return this;
  }

  @Override
  public PenteRegression setStandardization(boolean value) {
    super.setStandardization(value);
    return this;
  }

  @Override
  public PenteRegression setElasticNetParam(double value) {
    super.setElasticNetParam(value);
    return this;
  }

  /** The most updates of l-bfgs, and of fits with an l1; a direct solution has no limit. */
  @Override
  public PenteRegression setMaxIter(int value) {
    super.setMaxIter(value);
    return this;
  }

  /** A thousandth of it is what Pente's gradient comes to, relative to W = 0's. */
  @Override
  public PenteRegression setTol(double value) {
    super.setTol(value);
    return this;
  }

  @Override
  public PenteRegression setWeightCol(String value) {
    super.setWeightCol(value);
    return this;
  }

  /**
   * {@code normal}: deviations have the divisor Σω, and the solution is direct; {@code l-bfgs}: Σω
   * − Σω²/Σω, and L-BFGS; {@code auto}: the first up to 4,096 features, and Pente's choice.
   */
  @Override
  public PenteRegression setSolver(String value) {
    super.setSolver(value);
    return this;
  }

  /** Changes nothing: sums are merged in the order of partitions. */
  @Override
  public PenteRegression setAggregationDepth(int value) {
    super.setAggregationDepth(value);
    return this;
  }

  @Override
  public PenteRegression setLoss(String value) {
    super.setLoss(value);
    return this;
  }

  @Override
  public PenteRegression setEpsilon(double value) {
    super.setEpsilon(value);
    return this;
  }

  /** Changes nothing: Pente's blocks have a size of their own. */
  @Override
  public PenteRegression setMaxBlockSizeInMB(double value) {
    super.setMaxBlockSizeInMB(value);
    return this;
  }
}
