package io.pente.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.data.Copies;
import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.LinearRegressionSummary;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several labels at once: each is what Spark's class makes of it alone. */
class MultiRegressionTest {
  private static final Dataset<Row> ROWS =
      Rows.plain(60)
          .withColumn("other", functions.expr("1000 * label + 300 * weight * weight"))
          .cache();
  private static final List<String> LABELS = List.of("label", "other");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "normal, 0, 0, squaredError",
    "normal, 0.5, 0, squaredError",
    "l-bfgs, 0.5, 0, squaredError",
    "normal, 0.5, 0.6, squaredError",
    "auto, 0.2, 0, huber"
  })
  void eachLabelIsFittedAsAlone(String solver, double lambda, double alpha, String loss) {
    PenteMultiRegressionModel model =
        new PenteMultiRegression()
            .setLabelCols("label", "other")
            .setWeightCol("weight")
            .setSolver(solver)
            .setRegParam(lambda)
            .setElasticNetParam(alpha)
            .setLoss(loss)
            .setTol(1e-9)
            .setMaxIter(1000)
            .fit(ROWS);
    double close = loss.equals("huber") ? 1e-4 : 1e-7;
    for (int k = 0; k < 2; k++) {
      LinearRegressionModel alone =
          new LinearRegression()
              .setLabelCol(LABELS.get(k))
              .setWeightCol("weight")
              .setSolver(solver)
              .setRegParam(lambda)
              .setElasticNetParam(alpha)
              .setLoss(loss)
              .setTol(1e-14)
              .setMaxIter(3000)
              .fit(ROWS);
      double size = k == 0 ? 1 : 1000;
      for (int j = 0; j < 4; j++) {
        assertThat(model.coefficientMatrix().apply(k, j))
            .isCloseTo(alone.coefficients().apply(j), within(close * size));
      }
      assertThat(model.interceptVector().apply(k))
          .isCloseTo(alone.intercept(), within(close * size));
      assertThat(model.scaleVector().apply(k)).isCloseTo(alone.scale(), within(close * size));
    }
  }

  @Test
  void predictionsAreVectorsNamedByLabel() throws Exception {
    PenteMultiRegressionModel model =
        new PenteMultiRegression().setLabelCols("label", "other").fit(ROWS);
    Dataset<Row> predicted = model.transform(ROWS);
    Row first = predicted.select("features", "prediction").head();
    assertThat(first.<Vector>getAs(1)).isEqualTo(model.predict(first.<Vector>getAs(0)));
    AttributeGroup group = AttributeGroup.fromStructField(predicted.schema().apply("prediction"));
    assertThat(group.getAttr(1).name().get()).isEqualTo("other");
    assertThat(model.transformSchema(ROWS.schema())).isEqualTo(predicted.schema());
    PenteTrainingSummary summary = model.summary("other");
    PenteTrainingSummary alone = new PenteRegression().setLabelCol("other").fit(ROWS).summary();
    assertThat(summary.r2()).isCloseTo(alone.r2(), within(1e-12));
    assertThat(summary.meanAbsoluteError()).isCloseTo(alone.meanAbsoluteError(), within(1e-8));
    assertThat(summary.residuals().head().getDouble(0))
        .isCloseTo(alone.residuals().head().getDouble(0), within(1e-8));
    PenteSummary evaluated = model.evaluate(ROWS).get(1);
    assertThat(evaluated.rootMeanSquaredError())
        .isCloseTo(alone.rootMeanSquaredError(), within(1e-8));
    assertThatThrownBy(() -> model.summary("none")).isInstanceOf(BadInputException.class);
  }

  @Test
  void aWeightedEvaluationIsSparksOfEachLabel() {
    Dataset<Row> others = ROWS.limit(25).cache();
    List<PenteSummary> found =
        new PenteMultiRegression()
            .setLabelCols("label", "other")
            .setWeightCol("weight")
            .fit(ROWS)
            .evaluate(others);
    for (int k = 0; k < 2; k++) {
      LinearRegressionSummary alone =
          new LinearRegression()
              .setLabelCol(LABELS.get(k))
              .setWeightCol("weight")
              .fit(ROWS)
              .evaluate(others);
      PenteSummary own = found.get(k);
      assertThat(own.meanSquaredError())
          .isCloseTo(alone.meanSquaredError(), within(1e-8 * alone.meanSquaredError()));
      assertThat(own.meanAbsoluteError())
          .isCloseTo(alone.meanAbsoluteError(), within(1e-8 * alone.meanAbsoluteError()));
      assertThat(own.explainedVariance())
          .isCloseTo(alone.explainedVariance(), within(1e-8 * alone.explainedVariance()));
      assertThat(own.numInstances()).isEqualTo(25);
    }
  }

  @Test
  void aVectorOfLabelsIsFittedAsItsColumnsAre() throws Exception {
    VectorAssembler labels =
        new VectorAssembler().setInputCols(new String[] {"label", "other"}).setOutputCol("labels");
    Pipeline pipeline =
        new Pipeline()
            .setStages(
                new PipelineStage[] {
                  labels, new PenteMultiRegression().setLabelCol("labels").setRegParam(0.1)
                });
    PipelineModel fitted = pipeline.fit(ROWS);
    PenteMultiRegressionModel model = (PenteMultiRegressionModel) fitted.stages()[1];
    PenteMultiRegressionModel columns =
        new PenteMultiRegression().setLabelCols("label", "other").setRegParam(0.1).fit(ROWS);
    assertThat(model.labels()).containsExactly("label", "other");
    assertThat(model.coefficientMatrix()).isEqualTo(columns.coefficientMatrix());
    assertThat(model.summary("other").r2()).isEqualTo(columns.summary("other").r2());
    assertThat(model.evaluate(labels.transform(ROWS)).get(1).r2())
        .isCloseTo(columns.evaluate(ROWS).get(1).r2(), within(1e-12));
    String place = folder.resolve("pipeline").toString();
    fitted.save(place);
    PenteMultiRegressionModel loaded =
        (PenteMultiRegressionModel) PipelineModel.load(place).stages()[1];
    assertThat(loaded.linearModel()).isEqualTo(model.linearModel());
    assertThat(loaded.hasSummary()).isFalse();
    assertThat(loaded.predict(Vectors.dense(1, 2, 3, 4)))
        .isEqualTo(model.predict(Vectors.dense(1, 2, 3, 4)));
  }

  @Test
  void parametersAreExplainedAndChecked() {
    PenteMultiRegression regression = new PenteMultiRegression();
    assertThat(regression.explainParams())
        .contains("regParam: regularization parameter (>= 0) (default: 0.0)")
        .contains("labelCols");
    assertThat(regression.params()).hasSize(14);
    assertThatThrownBy(() -> regression.setRegParam(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("regParam");
    assertThatThrownBy(() -> regression.fit(ROWS))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("labelCols");
    assertThatThrownBy(() -> regression.setLabelCols("label").setLabelCol("label").fit(ROWS))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("both");
    assertThatThrownBy(() -> new PenteMultiRegression().setLabelCols("features").fit(ROWS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("features");
  }

  @Test
  void summariesLeaveColumnsOfTheirNamesAlone() throws Exception {
    Dataset<Row> rows =
        ROWS.withColumn("prediction_0", functions.expr("label + 1"))
            .withColumn("prediction_1", functions.lit("mine"));
    PenteTrainingSummary summary =
        new PenteMultiRegression()
            .setLabelCols("prediction_0", "other")
            .fit(rows)
            .summary("prediction_0");
    double squares =
        summary
            .residuals()
            .select(functions.expr("avg(residuals * residuals)"))
            .first()
            .getDouble(0);
    assertThat(squares).isPositive();
    assertThat(summary.meanSquaredError()).isCloseTo(squares, within(1e-9 * squares));
    assertThat(summary.predictions().select("prediction_1").first().getString(0)).isEqualTo("mine");
  }

  @Test
  void withoutANameForPredictionsThereAreNone() throws Exception {
    PenteMultiRegressionModel model =
        new PenteMultiRegression().setLabelCols("label", "other").setPredictionCol("").fit(ROWS);
    assertThat(model.transform(ROWS).columns()).containsExactly(ROWS.columns());
    assertThat(model.summary("label").r2()).isBetween(0.0, 1.0);
    assertThat(model.summary("label").residuals().count()).isEqualTo(60);
  }

  @Test
  void stagesAndModelsAreWholeWhereTheyAreSent() throws Exception {
    PenteMultiRegression stage = new PenteMultiRegression().setLabelCols("label", "other");
    PenteMultiRegressionModel model = Copies.of(stage).fit(ROWS);
    PenteMultiRegressionModel sent = Copies.of(model);
    assertThat(sent.transform(ROWS).first()).isEqualTo(model.transform(ROWS).first());
    assertThat(sent.copy(ParamMap.empty()).coefficientMatrix())
        .isEqualTo(model.coefficientMatrix());
    assertThat(sent.evaluate(ROWS).get(1).r2()).isEqualTo(model.summary("other").r2());
    PenteRegressionModel one = Copies.of(new PenteRegression().fit(ROWS));
    assertThat(one.copy(ParamMap.empty()).evaluate(ROWS).numInstances()).isEqualTo(60);
    assertThat(one.linearModel().findings().inference().present()).isTrue();
  }

  @Test
  void toEvaluateNoRowsIsRefused() throws Exception {
    Dataset<Row> none = ROWS.limit(0);
    assertThatThrownBy(() -> new PenteRegression().fit(ROWS).evaluate(none))
        .isInstanceOf(BadInputException.class)
        .hasMessage("there is nothing to evaluate: no row of the data set has a vector 'features'");
    PenteMultiRegressionModel model =
        new PenteMultiRegression().setLabelCols("label", "other").fit(ROWS);
    assertThatThrownBy(() -> model.evaluate(none)).isInstanceOf(BadInputException.class);
  }
}
