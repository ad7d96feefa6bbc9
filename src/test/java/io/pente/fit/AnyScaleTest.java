package io.pente.fit;

import static io.pente.fit.Fits.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns whose deviations are from 1e-300 to 1e300, features, targets and weights. */
class AnyScaleTest {
  /** y = 3x − 2z + 1 + noise, by rational arithmetic below. */
  private static final double[][] ROWS = {
    {1, 4, -3, 1},
    {2, 1, 5, 2},
    {3, 1, 8, 1},
    {4, 2, 10, 3},
    {5, 4, 7, 1},
    {6, 1, 18, 2},
    {7, 0, 21, 1},
    {8, 1, 23, 1},
    {9, 4, 20, 2},
    {10, 2, 27, 1},
    {11, 2, 29, 4}
  };

  private static final LinearModel PLAIN = plain();

  @TempDir Path folder;

  private final List<String> notes = new ArrayList<>();

  private static LinearModel plain() {
    try {
      Path file = Files.createTempFile("plain", ".csv");
      Files.writeString(file, csv(1, 1, 1));
      return LinearTraining.train(
              Data.open(file.toString()), roles(), Data.options(), FitListener.NONE)
          .model();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static ColumnRoles roles() {
    return ColumnRoles.training(List.of("y"), List.of("x", "z")).withWeights("w");
  }

  private static String csv(double x, double y, double w) {
    StringBuilder text = new StringBuilder("x,z,y,w\n");
    for (double[] r : ROWS) {
      text.append(r[0] * x + "," + r[1] + "," + r[2] * y + "," + r[3] * w + "\n");
    }
    return text.toString();
  }

  private LinearModel fit(Table table, ColumnRoles roles, LinearSettings settings) {
    FitListener listener =
        event -> {
          if (event instanceof FitEvent.Noted noted) {
            notes.add(noted.note().toString());
          }
          return FitListener.Answer.GO_ON;
        };
    return LinearTraining.train(table, roles, settings, listener).model();
  }

  private void check(Table table, ColumnRoles roles, double x, double y) {
    LinearModel model = fit(table, roles, Data.options());
    assertThat(notes).noneMatch(note -> note.contains("constant") || note.contains("too large"));
    assertThat(model.training().converged()).isTrue();
    near(model.weights(), 1e-12, PLAIN.weight(0, 0) / x * y, PLAIN.weight(1, 0) * y);
    near(model.bias(), 1e-11, PLAIN.bias()[0] * y);
    double r2 = PLAIN.training().targets().get(0).r2();
    assertThat(model.training().targets().get(0).r2()).isCloseTo(r2, within(1e-12));
    double rmse = PLAIN.training().targets().get(0).rmse() * y;
    assertThat(model.training().targets().get(0).rmse()).isCloseTo(rmse, within(1e-12 * rmse));
    LinearEvaluation.Errors errors = LinearEvaluation.of(table, model, roles.weights());
    assertThat(errors.r2()[0]).isCloseTo(r2, within(1e-12));
    assertThat(errors.rmse()[0]).isCloseTo(rmse, within(1e-12 * rmse));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-300, 1, 1",
    "1e-170, 1, 1",
    "1e-155, 1e-155, 1",
    "1e-300, 1e-300, 1e-300",
    "1e300, 1e300, 1e300",
    "1e300, 1, 1e-290",
    "1, 1e-300, 1e250",
    "1, 1e300, 1",
    "1e150, 1e-150, 1e-200",
    "1e-150, 1e150, 1e200",
    "1, 1, 1e-300",
    "1, 1, 1e300"
  })
  void everyFormat(double x, double y, double w) throws IOException {
    check(Data.csv(folder, csv(x, y, w)), roles(), x, y);
    StringBuilder json = new StringBuilder();
    List<Row> rows = new ArrayList<>();
    for (double[] r : ROWS) {
      json.append(
          String.format(
              java.util.Locale.ROOT,
              "{\"x\":%s,\"z\":%s,\"y\":%s,\"w\":%s}%n",
              r[0] * x,
              r[1],
              r[2] * y,
              r[3] * w));
      rows.add(RowFactory.create(r[0] * x, r[1], r[2] * y, r[3] * w));
    }
    Path file = folder.resolve("a.json");
    Files.writeString(file, json);
    check(Data.open(file.toString()), roles(), x, y);
    StructType schema = new StructType();
    for (String name : List.of("x", "z", "y", "w")) {
      schema = schema.add(name, DataTypes.DoubleType);
    }
    String parquet = folder.resolve("a.parquet").toString();
    LocalSpark.session().createDataFrame(rows, schema).coalesce(1).write().parquet(parquet);
    check(Data.open(parquet), roles(), x, y);
  }

  @ParameterizedTest
  @CsvSource({"1e-300, 1", "1e-170, 1", "1e300, 1e300", "1, 1e-300", "1e-155, 1e-155"})
  void libsvm(double x, double y) throws IOException {
    StringBuilder text = new StringBuilder();
    for (double[] r : ROWS) {
      for (int i = 0; i < r[3]; i++) {
        text.append(r[2] * y + " 1:" + r[0] * x + " 2:" + r[1] + "\n");
      }
    }
    Path file = folder.resolve("a.libsvm");
    Files.writeString(file, text);
    check(Data.open(file.toString()), ColumnRoles.training(List.of("label"), List.of()), x, y);
  }

  @ParameterizedTest
  @CsvSource({"auto", "cg", "lbfgs"})
  void caseTinyFeature(String optimizer) {
    LinearModel model =
        fit(
            Data.open("src/test/resources/cases/08-tiny-feature.csv"),
            ColumnRoles.training(List.of("y"), List.of()),
            Fits.by(Data.options().withTolerance(1e-14), optimizer));
    double share = optimizer.equals("auto") ? 1e-13 : 1e-6;
    near(model.weights(), share, 2e170, 5);
    near(model.bias(), share * 10, 1);
    assertThat(model.training().targets().get(0).r2()).isCloseTo(1, within(share));
  }

  @ParameterizedTest
  @CsvSource({"08-tiny-163.csv, 9.3596e160, 1e-4", "21-small-both.csv, 1, 1e-15"})
  void cases(String file, double slope, double share) {
    LinearModel model =
        fit(
            Data.open("src/test/resources/cases/" + file),
            ColumnRoles.training(List.of("y"), List.of()),
            Data.options());
    near(model.weights(), share, slope);
    assertThat(notes).noneMatch(note -> note.contains("constant") || note.contains("too large"));
  }
}
