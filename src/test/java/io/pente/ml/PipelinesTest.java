package io.pente.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.spark.LocalSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Pipelines and validators, with Spark's class and with Pente's. */
class PipelinesTest {
  private static final Dataset<Row> CARS =
      LocalSpark.session()
          .range(0, 90, 1, 1)
          .select(
              functions.col("id").mod(7).plus(functions.col("id").divide(9)).as("speed"),
              functions
                  .expr(
                      "CASE WHEN id % 3 = 0 THEN 'red' WHEN id % 3 = 1 THEN 'blue' ELSE 'grey' END")
                  .as("colour"),
              functions
                  .expr("3 * (id % 7) - id / 9 + (id * 37 % 11) + IF(id % 3 = 0, 5, 0)")
                  .as("label"))
          .cache();

  @TempDir private Path folder;

  private static Pipeline pipeline(LinearRegression regression) {
    return new Pipeline()
        .setStages(
            new PipelineStage[] {
              new StringIndexer().setInputCol("colour").setOutputCol("number"),
              new OneHotEncoder().setInputCol("number").setOutputCol("colours"),
              new VectorAssembler()
                  .setInputCols(new String[] {"speed", "colours"})
                  .setOutputCol("features"),
              regression
            });
  }

  private static List<Double> predictions(Dataset<Row> rows) {
    List<Double> found = new ArrayList<>();
    rows.select("prediction").collectAsList().forEach(row -> found.add(row.getDouble(0)));
    return found;
  }

  private static void assertSame(List<Double> found, List<Double> expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i)).isCloseTo(expected.get(i), within(1e-6));
    }
  }

  @Test
  void aPipelineIsFittedStoredAndLoaded() throws Exception {
    PipelineModel spark = pipeline(new LinearRegression().setRegParam(0.1)).fit(CARS);
    Pipeline own = pipeline(new PenteRegression().setRegParam(0.1));
    String place = folder.resolve("pipeline").toString();
    own.write().overwrite().save(place);
    PipelineModel pente = Pipeline.load(place).fit(CARS);
    List<Double> expected = predictions(spark.transform(CARS));
    assertSame(predictions(pente.transform(CARS)), expected);
    String there = folder.resolve("model").toString();
    pente.save(there);
    pente.write().overwrite().save(there);
    PipelineModel loaded = PipelineModel.load(there);
    assertThat(predictions(loaded.transform(CARS))).isEqualTo(predictions(pente.transform(CARS)));
    PenteRegressionModel model = (PenteRegressionModel) loaded.stages()[3];
    assertThat(model.linearModel().features())
        .containsExactly("speed", "colours_blue", "colours_grey");
    assertThat(model.getRegParam()).isEqualTo(0.1);
  }

  private static CrossValidator validator(LinearRegression regression) {
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(regression.regParam(), new double[] {0.01, 0.5})
            .addGrid(regression.elasticNetParam(), new double[] {0, 0.7})
            .build();
    return new CrossValidator()
        .setEstimator(pipeline(regression))
        .setEvaluator(new RegressionEvaluator().setMetricName("rmse"))
        .setEstimatorParamMaps(grid)
        .setNumFolds(2)
        .setSeed(5)
        .setParallelism(4);
  }

  @Test
  void aCrossValidatorWhoseThreadsFitAtOnceChoosesTheSame() throws Exception {
    LinearRegression theirs = new LinearRegression().setTol(1e-10).setMaxIter(500);
    CrossValidatorModel spark = validator(theirs).fit(CARS);
    PenteRegression ours = new PenteRegression();
    CrossValidatorModel pente = validator(ours).fit(CARS);
    Map<List<Double>, Double> expected = metrics(spark, theirs);
    metrics(pente, ours)
        .forEach((at, found) -> assertThat(found).isCloseTo(expected.get(at), within(1e-6)));
    LinearRegressionModel best = regression(spark);
    PenteRegressionModel own = (PenteRegressionModel) regression(pente);
    assertThat(own.getRegParam()).isEqualTo(best.getRegParam());
    assertThat(own.getElasticNetParam()).isEqualTo(best.getElasticNetParam());
    String place = folder.resolve("validator").toString();
    pente.save(place);
    CrossValidatorModel loaded = CrossValidatorModel.load(place);
    assertThat(predictions(loaded.transform(CARS))).isEqualTo(predictions(pente.transform(CARS)));
  }

  /** By λ and α: the order of a grid goes by hashes of names. */
  private static Map<List<Double>, Double> metrics(
      CrossValidatorModel found, LinearRegression regression) {
    Map<List<Double>, Double> metrics = new HashMap<>();
    ParamMap[] grid = found.getEstimatorParamMaps();
    for (int i = 0; i < grid.length; i++) {
      List<Double> at =
          List.of(
              (Double) grid[i].apply(regression.regParam()),
              (Double) grid[i].apply(regression.elasticNetParam()));
      metrics.put(at, found.avgMetrics()[i]);
    }
    return metrics;
  }

  private static LinearRegressionModel regression(CrossValidatorModel found) {
    return (LinearRegressionModel) ((PipelineModel) found.bestModel()).stages()[3];
  }

  @Test
  void aTrainValidationSplitChoosesTheSame() {
    List<double[]> metrics = new ArrayList<>();
    for (LinearRegression regression : List.of(new LinearRegression(), new PenteRegression())) {
      Dataset<Row> rows = pipeline(regression).fit(CARS).transform(CARS).drop("prediction");
      TrainValidationSplitModel found =
          new TrainValidationSplit()
              .setEstimator(regression)
              .setEvaluator(new RegressionEvaluator())
              .setEstimatorParamMaps(
                  new ParamGridBuilder()
                      .addGrid(regression.regParam(), new double[] {0.01, 3})
                      .build())
              .setParallelism(2)
              .setSeed(3)
              .fit(rows);
      metrics.add(found.validationMetrics());
    }
    assertThat(metrics.get(1)).containsExactly(metrics.get(0), within(1e-8));
  }

  @Test
  void severalParameterMapsShareThePackedRows() {
    PenteRegression regression = new PenteRegression();
    ParamMap[] grid =
        new ParamGridBuilder()
            .addGrid(regression.regParam(), new double[] {0, 0.5, 2})
            .addGrid(regression.fitIntercept())
            .build();
    Dataset<Row> rows = Rows.plain(40);
    List<LinearRegressionModel> together =
        CollectionConverters.asJava(
            regression.fit(rows, CollectionConverters.asScala(List.of(grid)).toSeq()));
    for (int i = 0; i < grid.length; i++) {
      LinearRegressionModel alone = regression.fit(rows, grid[i]);
      assertThat(together.get(i).coefficients()).isEqualTo(alone.coefficients());
      assertThat(together.get(i).getRegParam()).isEqualTo(alone.getRegParam());
      assertThat(together.get(i).hasParent()).isTrue();
    }
  }
}
