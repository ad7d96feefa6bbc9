package io.pente;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import io.pente.fit.LinearEvaluation;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.RectifierSettings;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front door, as a Java user goes through it. */
class PenteTest {
  @TempDir private static Path folder;

  private static final SparkSession SPARK = LocalSpark.session();
  private static final Pente PENTE = Pente.on(SPARK);

  private static Dataset<Row> enb() {
    return SPARK.read().option("header", true).option("inferSchema", true).csv("data/enb.csv");
  }

  @Test
  void fitSaveLoadTransformAndPredictWithoutSpark() {
    LinearModel model = PENTE.fit(enb(), "Y1", "Y2");
    String place = folder.resolve("enb").toString();
    PENTE.save(model, place);
    assertThat(PENTE.load(place)).isEqualTo(model);
    LinearModel alone = Models.load(Path.of(place));
    assertThat(alone).isEqualTo(model).hasSameHashCodeAs(model);
    List<Row> rows = PENTE.transform(enb(), model).collectAsList();
    assertThat(rows).hasSize(768);
    for (Row row : rows) {
      double[] x = new double[model.features().size()];
      for (int j = 0; j < x.length; j++) {
        x[j] = ((Number) row.getAs(model.features().get(j))).doubleValue();
      }
      double[] predicted = alone.predict(x);
      assertThat(row.<Double>getAs("prediction_Y1")).isEqualTo(predicted[0]);
      assertThat(row.<Double>getAs("prediction_Y2")).isEqualTo(predicted[1]);
    }
    assertThatThrownBy(() -> PENTE.save(model, place))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("exists already");
    PENTE.saveOver(model, place);
  }

  @Test
  void evaluationIsOfThePredictionsThatTransformMakes() {
    LinearModel model = PENTE.fit(enb(), "Y1");
    double squares = 0;
    for (Row row : PENTE.transform(enb(), model).collectAsList()) {
      double r = row.<Double>getAs("prediction") - row.<Double>getAs("Y1");
      squares += r * r;
    }
    LinearEvaluation.Errors errors = LinearEvaluation.of(PENTE.table("data/enb.csv"), model);
    assertThat(errors.mse())
        .isEqualTo(squares / 768, org.assertj.core.api.Assertions.within(1e-12));
    assertThat(model.training().targets().get(0).rmse())
        .isEqualTo(errors.rmse()[0], org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void predictionsKeepTheirDigitsFarFromZero() {
    Dataset<Row> far =
        SPARK
            .range(0, 50)
            .withColumn("x", functions.col("id").multiply(1e-3).plus(1e9))
            .withColumn("y", functions.col("id").multiply(2e-3).plus(1))
            .select("x", "y");
    LinearModel model = PENTE.fit(far, "y");
    for (Row row : PENTE.transform(far, model).collectAsList()) {
      double error = Math.abs(row.<Double>getAs("prediction") - row.<Double>getAs("y"));
      assertThat(error).isLessThan(4e-7); // x itself is known to 6e-8
    }
  }

  @Test
  void whatARowLacksIsAValueAndAReason() {
    LinearModel model = PENTE.fit(enb(), "Y1");
    Dataset<Row> holes =
        enb()
            .limit(3)
            .withColumn("X5", functions.when(functions.col("X6").equalTo(3), null).otherwise(3.5))
            .withColumn(
                "X8", functions.when(functions.col("X6").equalTo(4), Double.NaN).otherwise(0.0));
    List<Row> rows = PENTE.transform(holes, model, "why").collectAsList();
    assertThat(rows.get(0).<Double>getAs("prediction")).isNotNull();
    assertThat(rows.get(0).<String>getAs("why")).isNull();
    assertThat(rows.get(1).<Double>getAs("prediction")).isNull();
    assertThat(rows.get(1).<String>getAs("why")).isEqualTo("X5 is null");
    assertThat(rows.get(2).<Double>getAs("prediction")).isNull();
    assertThat(rows.get(2).<String>getAs("why")).isEqualTo("X8 is NaN, not a finite number");
  }

  @Test
  void transformIsAnExpressionThatSparkPrunesAndStreams() throws Exception {
    LinearModel model = PENTE.fit(enb(), "Y1");
    Path parquet = folder.resolve("stream");
    enb().withColumn("unused", functions.lit("text")).write().parquet(parquet.toString());
    Dataset<Row> predicted =
        PENTE.transform(SPARK.read().parquet(parquet.toString()), model).select("prediction");
    String plan = predicted.queryExecution().executedPlan().toString();
    assertThat(plan).doesNotContain("unused").contains("ReadSchema");
    StructType schema = SPARK.read().parquet(parquet.toString()).schema();
    Dataset<Row> stream = SPARK.readStream().schema(schema).parquet(parquet.toString());
    StreamingQuery query =
        PENTE
            .transform(stream, model)
            .writeStream()
            .format("memory")
            .queryName("predicted")
            .start();
    query.processAllAvailable();
    query.stop();
    assertThat(SPARK.table("predicted").where("prediction is not null").count()).isEqualTo(768);
  }

  @Test
  void vectorsTimesAndTruthsAreReadAsInTraining() {
    Dataset<Row> frame =
        SPARK
            .range(1, 40)
            .selectExpr(
                "array(double(id), double(id * id)) as v",
                "id % 3 = 0 as flag",
                "date_add(date'2020-01-01', int(id % 5)) as day",
                "3.0 * id - 2.0 * id * id + if(id % 3 = 0, 7, 0) + (id % 5) as y");
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of("v", "flag", "day"));
    LinearModel model = PENTE.fit(PENTE.table(frame), roles);
    assertThat(model.features()).containsExactly("v[0]", "v[1]", "flag", "day");
    for (Row row : PENTE.transform(frame, model).collectAsList()) {
      double y = ((Number) row.getAs("y")).doubleValue();
      assertThat(row.<Double>getAs("prediction"))
          .isEqualTo(y, org.assertj.core.api.Assertions.within(1e-8 * Math.abs(y) + 1e-8));
    }
  }

  @Test
  void aRowThatDoesNotFitTheModelIsATypedError() {
    LinearModel model = PENTE.fit(enb(), "Y1");
    assertThatThrownBy(() -> model.predict())
        .isInstanceOf(BadInputException.class)
        .hasMessage("a row has the model's 9 features, not 0 values");
    assertThatThrownBy(() -> model.predict((double[]) null))
        .hasMessage("a row has the model's 9 features, not null");
    assertThatThrownBy(() -> model.predict(1, 2, 3, 4, 5, 6, 7, Double.NaN, 9))
        .hasMessageContaining("NaN, not a finite number");
    assertThatThrownBy(() -> PENTE.transform(enb().drop("X7"), model))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the data set lacks the model's feature 'X7'");
    assertThatThrownBy(
            () -> PENTE.transform(enb().withColumn("prediction", functions.lit(1)), model))
        .hasMessageContaining("has a column 'prediction' already");
    assertThatThrownBy(() -> model.weight("x99", "Y1"))
        .hasMessage("the model has no feature 'x99'");
  }

  @Test
  void aModelSaysWhatItIs() {
    LinearModel model = PENTE.fit(enb(), "Y1");
    assertThat(model.toString())
        .startsWith(
            "Y1 ~ Relative_compactness + X1 + X3 + X4 + X5 + … (9): 768 rows, converged, loss");
    assertThat(model.training().dependencies()).isNotEmpty();
    assertThat(model.training().settings()).containsEntry("optimizer", "auto").containsKey("seed");
    assertThat(model.training().data().mean()).hasSize(10);
    assertThat(model.training().data().min()[5]).isEqualTo(2);
    assertThat(model.training().data().max()[5]).isEqualTo(5);
  }

  @Test
  void theListenerMayStopARun() {
    List<FitEvent> heard = new ArrayList<>();
    FitListener three =
        event -> {
          heard.add(event);
          return event instanceof FitEvent.Iterated iterated && iterated.progress().iteration() >= 3
              ? FitListener.Answer.STOP
              : FitListener.Answer.GO_ON;
        };
    LinearModel model =
        PENTE.fit(
            PENTE.table("data/enb.csv"),
            ColumnRoles.training(List.of("Y1"), List.of()),
            LinearSettings.DEFAULTS.withOptimizer(io.pente.settings.Optimizer.GD),
            three);
    assertThat(model.training().iterations()).isEqualTo(3);
    assertThat(model.training().converged()).isFalse();
    assertThat(model.training().stopReason()).isEqualTo("it was stopped from outside");
    assertThat(heard).hasAtLeastOneElementOfType(FitEvent.Packing.class);
    assertThat(heard).hasAtLeastOneElementOfType(FitEvent.Packed.class);
    assertThat(heard).hasAtLeastOneElementOfType(FitEvent.Passed.class);
    assertThat(heard.get(heard.size() - 1)).isInstanceOf(FitEvent.Ended.class);
  }

  @Test
  void aRectifierGoesThroughTheSameDoor() {
    RectifierModel model =
        PENTE.rectify(
            PENTE.table("data/rectifier.csv"), RectifierSettings.of(20), FitListener.NONE);
    String place = folder.resolve("rectified").toString();
    PENTE.save(model, place);
    assertThat(PENTE.loadRectifier(place)).isEqualTo(model);
    assertThat(Models.loadRectifier(Path.of(place))).isEqualTo(model);
    assertThatThrownBy(() -> PENTE.load(place))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds a model of kind 'rectifier' where one of kind 'linear'");
  }

  @Test
  void twoFitsAtOnceAreTheSameAsOneAfterTheOther() throws Exception {
    LinearModel one = PENTE.fit(enb(), "Y1");
    LinearModel two = PENTE.fit(enb(), "Y2");
    List<LinearModel> both = new ArrayList<>();
    Thread first = new Thread(() -> keep(both, PENTE.fit(enb(), "Y1")));
    Thread second = new Thread(() -> keep(both, PENTE.fit(enb(), "Y2")));
    first.start();
    second.start();
    first.join();
    second.join();
    assertThat(both).containsExactlyInAnyOrder(one, two);
  }

  private static void keep(List<LinearModel> models, LinearModel model) {
    synchronized (models) {
      models.add(model);
    }
  }
}
