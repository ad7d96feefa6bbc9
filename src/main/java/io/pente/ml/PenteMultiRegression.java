package io.pente.ml;

import io.pente.failure.UsageException;
import io.pente.fit.PreparedRows;
import io.pente.model.LinearModel;
import java.util.List;
import java.util.Optional;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.GeneralMLWriter;
import org.apache.spark.ml.util.Identifiable;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.SchemaUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Fits several labels at once, in the same passes: each is what {@link PenteRegression} with the
 * same parameters makes of it alone. Labels are columns of numbers, or one of vectors.
 */
public class PenteMultiRegression extends Estimator<PenteMultiRegressionModel>
    implements MultiRegressionParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final MultiRegressionParamSet params;

  public PenteMultiRegression() {
    this(Identifiable.randomUID("penteMultiRegression"));
  }

  public PenteMultiRegression(String uid) {
    this.uid = uid;
    this.params = new MultiRegressionParamSet(this);
    setDefault(featuresCol(), "features");
    setDefault(predictionCol(), "prediction");
    setDefault(regParam(), (Object) 0.0);
    setDefault(elasticNetParam(), (Object) 0.0);
    setDefault(fitIntercept(), (Object) true);
    setDefault(standardization(), (Object) true);
    setDefault(maxIter(), (Object) 100);
    setDefault(tol(), (Object) 1e-6);
    setDefault(solver(), SparkObjective.AUTO);
    setDefault(loss(), SparkObjective.SQUARED);
    setDefault(epsilon(), (Object) 1.35);
  }

  /** Reads a stored estimator. */
  public static PenteMultiRegression load(String path) {
    return read().load(path);
  }

  /** Reads stored estimators. */
  public static MLReader<PenteMultiRegression> read() {
    return new StageReader<>(
        PenteMultiRegression.class, (uid, none) -> new PenteMultiRegression(uid));
  }

  @Override
  public GeneralMLWriter write() {
    return new StageWriter(this, Optional.empty());
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public MultiRegressionParamSet paramSet() {
    return params;
  }

  @Override
  public PenteMultiRegression copy(ParamMap extra) {
    return this.<PenteMultiRegression>defaultCopy(extra);
  }

  /**
   * The schema with the predictions' column.
   *
   * @throws UsageException where labels are named in neither way or in both
   */
  @Override
  public StructType transformSchema(StructType schema) {
    SchemaUtils.checkColumnType(schema, getFeaturesCol(), SQLDataTypes.VectorType(), "");
    boolean vectors = vectorLabel().isPresent();
    for (String label : labels()) {
      if (vectors) {
        SchemaUtils.checkColumnType(schema, label, SQLDataTypes.VectorType(), "");
      } else {
        SchemaUtils.checkNumericType(schema, label, "");
      }
    }
    weight().ifPresent(name -> SchemaUtils.checkNumericType(schema, name, ""));
    return getPredictionCol().isEmpty()
        ? schema
        : SchemaUtils.appendColumn(schema, getPredictionCol(), SQLDataTypes.VectorType(), false);
  }

  private Optional<String> vectorLabel() {
    return isDefined(labelCol()) ? Optional.of(getLabelCol()) : Optional.empty();
  }

  private List<String> labels() {
    boolean several = isDefined(labelCols()) && getLabelCols().length > 0;
    if (several == vectorLabel().isPresent()) {
      throw new UsageException(
          several
              ? "labelCols and labelCol are both set: clear one"
              : "labelCols names the columns of labels, or labelCol one of vectors: set one");
    }
    return several ? List.of(getLabelCols()) : List.of(getLabelCol());
  }

  private Optional<String> weight() {
    return TrainingColumns.weight(isDefined(weightCol()) ? getWeightCol() : "");
  }

  private TrainingColumns columns() {
    return new TrainingColumns(getFeaturesCol(), labels(), weight());
  }

  private SparkObjective objective() {
    return new SparkObjective(
        getRegParam(),
        getElasticNetParam(),
        getFitIntercept(),
        getStandardization(),
        getMaxIter(),
        getTol(),
        getSolver(),
        getLoss(),
        getEpsilon());
  }

  /**
   * Fits a model of all labels, and remembers what their summaries tell.
   *
   * @throws io.pente.failure.BadInputException for a row that cannot be used, naming column and
   *     value, and where there is none
   */
  @Override
  public PenteMultiRegressionModel fit(Dataset<?> dataset) {
    transformSchema(dataset.schema(), true);
    SparkObjective objective = objective();
    try (PreparedRows rows = Fitted.prepare(dataset, columns(), objective)) {
      return fitted(dataset, Fitted.of(rows, objective), objective);
    }
  }

  private PenteMultiRegressionModel fitted(
      Dataset<?> dataset, Fitted trained, SparkObjective objective) {
    StructType schema = columns().of(dataset).schema();
    StructField vectors = schema.apply(getFeaturesCol());
    int labels = trained.model().targets().size();
    LinearModel named =
        ColumnNames.named(
            trained.model(),
            ColumnNames.of(vectors, trained.model().features().size()),
            vectorLabel()
                .map(label -> ColumnNames.of(schema.apply(label), labels))
                .orElse(trained.model().targets()));
    PenteMultiRegressionModel model = new PenteMultiRegressionModel(uid, named);
    model.setParent(this);
    copyValues(model, ParamMap.empty());
    SummaryNumbers[] numbers = new SummaryNumbers[labels];
    for (int k = 0; k < labels; k++) {
      numbers[k] = trained.numbers(k, named, objective);
    }
    model.summarize(dataset, numbers);
    return model;
  }

  public PenteMultiRegression setLabelCols(String... value) {
    set(labelCols(), value.clone());
    return this;
  }

  public PenteMultiRegression setLabelCol(String value) {
    set(labelCol(), value);
    return this;
  }

  public PenteMultiRegression setFeaturesCol(String value) {
    set(featuresCol(), value);
    return this;
  }

  public PenteMultiRegression setPredictionCol(String value) {
    set(predictionCol(), value);
    return this;
  }

  public PenteMultiRegression setWeightCol(String value) {
    set(weightCol(), value);
    return this;
  }

  public PenteMultiRegression setRegParam(double value) {
    set(regParam(), (Object) value);
    return this;
  }

  public PenteMultiRegression setElasticNetParam(double value) {
    set(elasticNetParam(), (Object) value);
    return this;
  }

  public PenteMultiRegression setFitIntercept(boolean value) {
    set(fitIntercept(), (Object) value);
    return this;
  }

  public PenteMultiRegression setStandardization(boolean value) {
    set(standardization(), (Object) value);
    return this;
  }

  public PenteMultiRegression setMaxIter(int value) {
    set(maxIter(), (Object) value);
    return this;
  }

  public PenteMultiRegression setTol(double value) {
    set(tol(), (Object) value);
    return this;
  }

  public PenteMultiRegression setSolver(String value) {
    set(solver(), value);
    return this;
  }

  public PenteMultiRegression setLoss(String value) {
    set(loss(), value);
    return this;
  }

  public PenteMultiRegression setEpsilon(double value) {
    set(epsilon(), (Object) value);
    return this;
  }
}
