package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.Models;
import io.pente.Pente;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.model.Roles;
import io.pente.settings.LinearSettings;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import io.pente.table.WeightsKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that are neither features nor targets, against R's (src/test/r/covariances.R). */
class RolesTest {
  private static final Path FOLDER = Path.of("src/test/resources/covariances");
  private static final ColumnRoles OFFSET =
      ColumnRoles.training(List.of("y1", "y2"), List.of("x1", "x3")).withOffset("o");

  @TempDir private Path folder;

  private static LinearModel fit(Table table, ColumnRoles roles) {
    return LinearTraining.train(table, roles, LinearSettings.DEFAULTS, FitListener.NONE).model();
  }

  private static double expected(String key) throws IOException {
    for (String line : Files.readAllLines(FOLDER.resolve("expected.csv"))) {
      if (line.startsWith(key + ";")) {
        return Double.parseDouble(line.substring(key.length() + 1));
      }
    }
    throw new AssertionError(key);
  }

  private static void near(double found, String key) throws IOException {
    double right = expected(key);
    assertThat(found).as(key).isCloseTo(right, within(1e-10 * Math.abs(right)));
  }

  private static Table rows() {
    return Data.open(FOLDER.resolve("rows.csv").toString());
  }

  @Test
  void anOffsetIsTakenOffTheTargets() throws IOException {
    LinearModel model = fit(rows(), OFFSET);
    for (int k = 0; k < 2; k++) {
      String at = "offset;" + model.targets().get(k) + ";";
      near(model.weight(0, k), at + "x1;");
      near(model.weight(1, k), at + "x3;");
      near(model.bias()[k], at + "(Intercept);");
      near(model.training().targets().get(k).r2(), at + "r2;");
    }
  }

  @Test
  void anOffsetIsAddedToPredictions() throws IOException {
    Table table = rows();
    LinearModel model = fit(table, OFFSET);
    Prediction.write(LocalSpark.session(), table, model, "parquet", folder.resolve("p").toString());
    Dataset<Row> frame = LocalSpark.session().read().parquet(folder.resolve("p").toString());
    List<Row> written = frame.select("prediction_y1", "prediction_y2").takeAsList(3);
    Dataset<Row> typed = frame.selectExpr("double(x1) x1", "double(x3) x3", "double(o) o");
    List<Row> transformed =
        Prediction.of(typed, model, Optional.of("why"))
            .select("prediction_y1", "prediction_y2", "why", "x1", "x3", "o")
            .takeAsList(3);
    for (int i = 0; i < 3; i++) {
      Row row = transformed.get(i);
      double[] own = model.predictWithOffset(row.getDouble(5), row.getDouble(3), row.getDouble(4));
      for (int k = 0; k < 2; k++) {
        near(written.get(i).getDouble(k), "offset;y" + (k + 1) + ";prediction;" + (i + 1));
        assertThat(row.getDouble(k)).isEqualTo(written.get(i).getDouble(k)).isEqualTo(own[k]);
      }
    }
  }

  @Test
  void anEvaluationKnowsTheOffset() throws IOException {
    Table table = rows();
    LinearModel model = fit(table, OFFSET);
    LinearEvaluation.Errors errors = LinearEvaluation.of(table, model);
    for (int k = 0; k < 2; k++) {
      near(errors.r2()[k], "offset;" + model.targets().get(k) + ";r2;");
      double sigma = expected("offset;" + model.targets().get(k) + ";sigma;");
      assertThat(errors.rmse()[k]).isCloseTo(sigma * Math.sqrt(57.0 / 60), within(1e-10 * sigma));
    }
  }

  @Test
  void aPredictionNeedsTheOffset() {
    LinearModel model = fit(rows(), OFFSET);
    assertThatThrownBy(() -> model.predict(1, 2))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the model has an offset, 'o': a prediction needs it (predictWithOffset)");
    Table without = Data.csv(folder, "x1,x3\n1,2\n");
    assertThatThrownBy(() -> Prediction.of(LocalSpark.session(), without, model, false))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'o'");
    Dataset<Row> frame = LocalSpark.session().sql("select 1d x1, 2d x3");
    assertThatThrownBy(() -> Prediction.of(frame, model, Optional.empty()))
        .isInstanceOf(BadInputException.class)
        .hasMessage("the data set lacks the model's offset 'o'");
    Dataset<Row> nulls = LocalSpark.session().sql("select 1d x1, 2d x3, double(null) o");
    Row row = Prediction.of(nulls, model, Optional.of("why")).takeAsList(1).get(0);
    assertThat(row.getString(row.fieldIndex("why"))).isEqualTo("o is null");
  }

  @Test
  void anOffsetOfATargetFarFromZeroKeepsItsDigits() {
    StringBuilder text = new StringBuilder("x,o,y\n");
    for (int i = 0; i < 50; i++) {
      double o = (i * 7 % 11) / 8.0;
      text.append(i).append(',').append(o).append(",1234567890123456");
      text.append(String.format(java.util.Locale.ROOT, "%03d", 2 * i + 100));
      text.append(String.format(java.util.Locale.ROOT, "%.3f", o).substring(1)).append('\n');
    }
    LinearModel model =
        fit(
            Data.csv(folder, text.toString()),
            ColumnRoles.training(List.of("y"), List.of("x")).withOffset("o"));
    assertThat(model.weight(0, 0)).isCloseTo(2, within(0.05));
    assertThat(model.training().targets().get(0).rmse()).isLessThan(1);
  }

  private static final String CONTROLLED =
      "x,c,y\n1,1000000,9\n2,1000003,14\n3,1000001,13\n4,1000007,22\n5,1000002,20\n6,1000009,28\n";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void controlsAreFittedWithAndPredictedWithout(boolean named) {
    Table table = Data.csv(folder, CONTROLLED);
    List<String> features = named ? List.of("x") : List.of();
    ColumnRoles roles = ColumnRoles.training(List.of("y"), features).withControls(List.of("c"));
    LinearModel model = fit(table, roles);
    LinearModel plain = fit(table, ColumnRoles.training(List.of("y"), List.of("x", "c")));
    assertThat(model.features()).containsExactly("x", "c");
    assertThat(model.weights()).containsExactly(plain.weights());
    double right = plain.bias()[0] + 4 * plain.weight(0, 0);
    double[] found = model.predict(4);
    assertThat(found[0]).isCloseTo(right, within(1e-9 * Math.abs(right)));
    Table others = Data.csv(folder, "x\n4\n");
    Row row = Prediction.of(LocalSpark.session(), others, model, false).takeAsList(1).get(0);
    assertThat(row.getDouble(1)).isEqualTo(found[0]);
    Row same =
        Prediction.of(LocalSpark.session().sql("select 4d x"), model, Optional.empty())
            .takeAsList(1)
            .get(0);
    assertThat(same.getDouble(1)).isEqualTo(found[0]);
    Table targets = Data.csv(folder, "x,y\n4," + found[0] + "\n5,7\n");
    assertThat(LinearEvaluation.of(targets, model).rows()).isEqualTo(2);
  }

  @Test
  void aControlThatIsNoColumnIsRefused() {
    Table table = Data.csv(folder, CONTROLLED);
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of()).withControls(List.of("d"));
    assertThatThrownBy(() -> fit(table, roles))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'd'");
  }

  @Test
  void rolesAreStoredInAFormatThatOlderReadersRefuse() throws IOException {
    ColumnRoles roles =
        ColumnRoles.training(List.of("y1"), List.of("x1", "x3"))
            .withOffset("o")
            .withControls(List.of("x3"))
            .withWeights("f")
            .withWeightsKind(WeightsKind.FREQUENCY);
    LinearModel model = fit(rows(), roles);
    String place = folder.resolve("model").toString();
    Pente.on(LocalSpark.session()).save(model, place);
    assertThat(Files.readString(Path.of(place, "model.json"))).contains("\"format\" : \"3.0\"");
    LinearModel loaded = Models.load(Path.of(place));
    assertThat(loaded).isEqualTo(model);
    assertThat(loaded.roles())
        .isEqualTo(new Roles(Optional.of("o"), List.of("x3"), Optional.of("f"), Roles.FREQUENCY));
  }

  @Test
  void weightsAloneAreNoReasonForAnotherFormat() throws IOException {
    LinearModel model =
        fit(rows(), ColumnRoles.training(List.of("y1"), List.of("x1")).withWeights("w"));
    String place = folder.resolve("model").toString();
    Pente.on(LocalSpark.session()).save(model, place);
    assertThat(Files.readString(Path.of(place, "model.json"))).contains("\"format\" : \"1.0\"");
    assertThat(Models.load(Path.of(place)).roles().weights()).contains("w");
  }
}
