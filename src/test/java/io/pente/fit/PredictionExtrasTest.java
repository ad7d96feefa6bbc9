package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.pente.Pente;
import io.pente.failure.BadInputException;
import io.pente.fit.PredictionExtras.Interval;
import io.pente.model.LinearModel;
import io.pente.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals, residuals, leverages and Cook's distances beside R's. */
class PredictionExtrasTest {
  @TempDir Path folder;

  private List<Row> written(
      StatisticsAgainstRTest.Case of, LinearModel model, PredictionExtras extras, String format) {
    String path = folder.resolve(format + extras.hashCode()).toString();
    Prediction.write(
        LocalSpark.session(),
        Data.open(of.text("file")),
        model,
        extras,
        format,
        path,
        Prediction.rows(model));
    Dataset<Row> read =
        LocalSpark.session().read().option("header", "true").format(format).load(path);
    return read.collectAsList();
  }

  private static double value(Row row, String column) {
    return Double.parseDouble(row.getAs(column).toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 5, 6})
  void intervalsAndDiagnosticsAreRs(int number) throws IOException {
    JsonNode json = StatisticsAgainstRTest.expected().get(number);
    var of = new StatisticsAgainstRTest.Case(json, "newton");
    LinearModel model = of.fitted();
    Optional<String> weights =
        json.path("weights").isTextual() ? Optional.of(of.text("weights")) : Optional.empty();
    double level = json.get("level").asDouble();
    for (Interval kind : Interval.values()) {
      PredictionExtras extras = new PredictionExtras(Optional.of(kind), level, true, weights);
      List<Row> rows = written(of, model, extras, kind == Interval.PREDICTION ? "csv" : "json");
      for (String target : model.targets()) {
        compare(
            rows,
            json.get("of").get(target),
            kind,
            model.targets().size() == 1 ? "" : "_" + target);
      }
    }
  }

  private static void compare(List<Row> rows, JsonNode right, Interval kind, String suffix) {
    JsonNode bounds = right.get(kind == Interval.PREDICTION ? "prediction" : "confidence");
    for (int i = 0; i < right.get("leverage").size(); i++) {
      near(value(rows.get(i), "prediction_low" + suffix), bounds.get(i).get(0));
      near(value(rows.get(i), "prediction_high" + suffix), bounds.get(i).get(1));
      near(value(rows.get(i), "residual" + suffix), right.get("residuals").get(i));
      near(value(rows.get(i), "leverage"), right.get("leverage").get(i));
      near(value(rows.get(i), "cooks_distance" + suffix), right.get("cooks").get(i));
    }
  }

  private static void near(double found, JsonNode right) {
    assertThat(found).isCloseTo(right.asDouble(), within(2e-10 * Math.abs(right.asDouble())));
  }

  @Test
  void aDataSetGetsTheIntervalsThatAFileGets() throws IOException {
    var of = new StatisticsAgainstRTest.Case(StatisticsAgainstRTest.expected().get(2), "newton");
    LinearModel model = of.fitted();
    PredictionExtras extras = PredictionExtras.intervals(Interval.CONFIDENCE, 0.95);
    Dataset<Row> frame =
        LocalSpark.session()
            .read()
            .option("header", "true")
            .option("inferSchema", "true")
            .csv(of.text("file"));
    Row first = Pente.on(LocalSpark.session()).transform(frame, model, extras).first();
    assertThat(value(first, "prediction_low"))
        .isEqualTo(value(written(of, model, extras, "csv").get(0), "prediction_low"));
  }

  @Test
  void aModelThatDoesNotKnowHowSureItIsSaysWhy() {
    LinearModel model =
        Data.train(Data.open("data/norris.csv"), List.of("y"), Data.options().withL2(1)).model();
    PredictionExtras extras = PredictionExtras.intervals(Interval.PREDICTION, 0.95);
    assertThatThrownBy(() -> RowExtras.of(model, extras))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "the model does not know how sure it is, which interval needs: the fit has an l2"
                + " penalty, by which weights are biased");
  }
}
