package io.pente.ml;

import io.pente.Pente;
import io.pente.failure.BadInputException;
import io.pente.fit.ResidualMeasures;
import io.pente.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.SparkException;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NumericAttribute;
import org.apache.spark.ml.linalg.DenseMatrix;
import org.apache.spark.ml.linalg.Matrix;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.GeneralMLWriter;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.SchemaUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What {@link PenteMultiRegression} fits: a vector of predictions a row, a number a label. */
public class PenteMultiRegressionModel extends Model<PenteMultiRegressionModel>
    implements MultiRegressionParams, MLWritable {
  private static final long serialVersionUID = 1L;

  private final String uid;
  private final MultiRegressionParamSet params;
  private final LinearModel model;
  private final VectorPrediction prediction;
  private transient SummaryNumbers[] numbers;
  private transient List<SummaryRows> rows;

  /** Of nothing: for Spark Connect's list of services. */
  public PenteMultiRegressionModel() {
    this.uid = "";
    this.params = new MultiRegressionParamSet(this);
    this.model = null;
    this.prediction = null;
  }

  PenteMultiRegressionModel(String uid, LinearModel model) {
    this.uid = uid;
    this.params = new MultiRegressionParamSet(this);
    this.model = model;
    this.prediction = new VectorPrediction(model.predictor());
  }

  /**
   * Reads a stored model.
   *
   * @throws BadInputException where its numbers are missing or altered
   */
  public static PenteMultiRegressionModel load(String path) {
    return read().load(path);
  }

  /** Reads stored models. */
  public static MLReader<PenteMultiRegressionModel> read() {
    return new StageReader<>(
        PenteMultiRegressionModel.class,
        (uid, model) -> new PenteMultiRegressionModel(uid, model.get()));
  }

  @Override
  public GeneralMLWriter write() {
    return new StageWriter(this, Optional.of(model));
  }

  @Override
  public String uid() {
    return uid;
  }

  @Override
  public MultiRegressionParamSet paramSet() {
    return params;
  }

  public PenteMultiRegressionModel setFeaturesCol(String value) {
    set(featuresCol(), value);
    return this;
  }

  public PenteMultiRegressionModel setPredictionCol(String value) {
    set(predictionCol(), value);
    return this;
  }

  /** Pente's own model, with all that the fit found out; columns named as spark.ml has them. */
  public LinearModel linearModel() {
    return model;
  }

  /** The labels' names: of their columns, or of the elements of their vector. */
  public String[] labels() {
    return model.targets().toArray(new String[0]);
  }

  public int numFeatures() {
    return model.features().size();
  }

  /** Labels × features, in original units. */
  public Matrix coefficientMatrix() {
    return new DenseMatrix(model.targets().size(), numFeatures(), model.weights());
  }

  /** One a label. */
  public Vector interceptVector() {
    return Vectors.dense(model.bias());
  }

  /** The residuals' scale of each label by Huber's loss; 1 by the squared one. */
  public Vector scaleVector() {
    double[] scales = new double[model.targets().size()];
    Arrays.setAll(scales, k -> Fitted.scale(model, k));
    return Vectors.dense(scales);
  }

  /**
   * The predictions of one row, a number a label.
   *
   * @throws BadInputException for null, and another number of features
   */
  public Vector predict(Vector features) {
    return Vectors.dense(prediction.of(features));
  }

  @Override
  public StructType transformSchema(StructType schema) {
    SchemaUtils.checkColumnType(schema, getFeaturesCol(), SQLDataTypes.VectorType(), "");
    if (getPredictionCol().isEmpty()) {
      return schema;
    }
    return SchemaUtils.appendColumn(
        schema,
        new StructField(
            getPredictionCol(), SQLDataTypes.VectorType(), true, predictions().toMetadata()));
  }

  /** A number a label, so named. */
  private AttributeGroup predictions() {
    Attribute[] attributes =
        model.targets().stream()
            .map(label -> NumericAttribute.defaultAttr().withName(label))
            .toArray(Attribute[]::new);
    return new AttributeGroup(getPredictionCol(), attributes);
  }

  /**
   * Column expressions: they stream. Null features have a null prediction; without a name for
   * predictions there are none.
   */
  @Override
  public Dataset<Row> transform(Dataset<?> dataset) {
    transformSchema(dataset.schema(), true);
    if (getPredictionCol().isEmpty()) {
      return dataset.toDF();
    }
    VectorPrediction formula = prediction; // and not this model, which is larger
    UDF1<Vector, Vector> predict = v -> v == null ? null : Vectors.dense(formula.of(v));
    return dataset.withColumn(
        getPredictionCol(),
        functions
            .udf(predict, SQLDataTypes.VectorType())
            .apply(functions.col(getFeaturesCol()))
            .as(getPredictionCol(), predictions().toMetadata()));
  }

  /** With its summaries. */
  @Override
  public PenteMultiRegressionModel copy(ParamMap extra) {
    PenteMultiRegressionModel copy = copyValues(new PenteMultiRegressionModel(uid, model), extra);
    copy.numbers = numbers;
    copy.rows = rows;
    copy.setParent(parent());
    return copy;
  }

  /** Remembers what summaries tell. */
  void summarize(Dataset<?> dataset, SummaryNumbers[] found) {
    numbers = found.clone();
    rows = rows(dataset);
  }

  /** One a label: with a column of its own for its label and its predictions. */
  private List<SummaryRows> rows(Dataset<?> dataset) {
    String vectors = getPredictionCol();
    if (vectors.isEmpty()) {
      vectors = "prediction_" + UUID.randomUUID();
    }
    Dataset<Row> predicted = copy(ParamMap.empty()).setPredictionCol(vectors).transform(dataset);
    List<SummaryRows> found = new ArrayList<>();
    for (int k = 0; k < model.targets().size(); k++) {
      Dataset<Row> own = predicted;
      String column = model.targets().get(k);
      if (isDefined(labelCol())) {
        column = fresh(dataset, getLabelCol() + "_" + k);
        own = own.withColumn(column, element(getLabelCol(), k));
      }
      String name = fresh(dataset, vectors + "_" + k);
      own = own.withColumn(name, element(vectors, k));
      found.add(new SummaryRows(own, name, column, getFeaturesCol()));
    }
    return found;
  }

  /** A name that no column has, whatever their case. */
  private static String fresh(Dataset<?> dataset, String name) {
    return Arrays.stream(dataset.columns()).anyMatch(name::equalsIgnoreCase)
        ? name + "_" + UUID.randomUUID()
        : name;
  }

  private static Column element(String vectors, int k) {
    return org.apache
        .spark
        .ml
        .functions
        .vector_to_array(functions.col(vectors), "float64")
        .getItem(k);
  }

  public boolean hasSummary() {
    return numbers != null;
  }

  /**
   * Of the rows that it was fitted to, one a label, in the order of {@link #labels}.
   *
   * @throws SparkException where there is none: a model that was loaded
   */
  public List<PenteTrainingSummary> summaries() throws SparkException {
    if (numbers == null) {
      throw new SparkException(
          "No training summary available for this " + getClass().getSimpleName());
    }
    List<PenteTrainingSummary> summaries = new ArrayList<>();
    for (int k = 0; k < numbers.length; k++) {
      summaries.add(
          new PenteTrainingSummary(
              numbers[k], rows.get(k), getFitIntercept(), coefficientArray(k)));
    }
    return summaries;
  }

  /**
   * That of a label, by its name.
   *
   * @throws BadInputException for another one
   */
  public PenteTrainingSummary summary(String label) throws SparkException {
    int k = model.targets().indexOf(label);
    if (k < 0) {
      throw new BadInputException(
          String.format(
              Locale.ROOT, "the model has no label '%s', only %s", label, model.targets()));
    }
    return summaries().get(k);
  }

  private double[] coefficientArray(int k) {
    int n = numFeatures();
    double[] all = new double[n + (getFitIntercept() ? 1 : 0)];
    for (int j = 0; j < n; j++) {
      all[j] = model.weight(j, k);
    }
    if (getFitIntercept()) {
      all[n] = model.bias()[k];
    }
    return all;
  }

  /** How far it is from other rows' labels, one a label, in one pass over them all. */
  public List<PenteSummary> evaluate(Dataset<?> dataset) {
    boolean vectors = isDefined(labelCol());
    int labels = model.targets().size();
    List<String> targets = vectors ? ColumnNames.elements(getLabelCol(), labels) : model.targets();
    TrainingColumns columns =
        new TrainingColumns(
            getFeaturesCol(),
            vectors ? List.of(getLabelCol()) : targets,
            TrainingColumns.weight(isDefined(weightCol()) ? getWeightCol() : ""));
    Pente pente = Pente.on(dataset.sparkSession());
    LinearModel named =
        ColumnNames.named(model, ColumnNames.elements(columns.features(), numFeatures()), targets);
    ResidualMeasures[] measures =
        ResidualMeasures.of(columns.evaluated(pente, dataset), named, columns.weight());
    List<SummaryRows> own = rows(dataset);
    List<PenteSummary> summaries = new ArrayList<>();
    for (int k = 0; k < labels; k++) {
      summaries.add(
          new PenteSummary(
              SummaryNumbers.evaluated(model, k, measures[k], getFitIntercept()),
              own.get(k),
              getFitIntercept(),
              coefficientArray(k)));
    }
    return summaries;
  }

  /** Of its numbers: without the estimator, the session and the rows that it once saw. */
  @Override
  public long estimatedSize() {
    return estimateMatadataSize() + Fitted.estimatedSize(model);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "PenteMultiRegressionModel: uid=%s, numFeatures=%d, labels=%s",
        uid,
        model == null ? 0 : numFeatures(),
        model == null ? List.of() : model.targets());
  }
}
