package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.Tables;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.model.Account;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Missing;
import io.pente.settings.RowSettings;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows without a value: one rule for every format. */
class MissingTest {
  private static final ColumnRoles ROLES = ColumnRoles.training(List.of("y"), List.of("x", "z"));
  private static final Missing SKIP = new Missing(Missing.Policy.SKIP, Map.of());

  @TempDir private Path folder;

  /** y = 2x + 3z + 1; row 2 has no x, row 5 no z, row 8 no y. */
  private Table table(String format) throws IOException {
    Path file = folder.resolve("a." + format);
    SparkSession spark = LocalSpark.session();
    String query =
        "select if(id = 2, %s, double(id)) x, if(id = 5, null, double(id * id)) z,"
            + " if(id = 8, null, 2d * id + 3d * id * id + 1) y from range(10)";
    switch (format) {
      case "csv" -> Files.writeString(file, csv("NA", ""));
      case "json" -> {
        List<String> lines =
            new ArrayList<>(spark.sql(query.formatted("null")).toJSON().collectAsList());
        lines.set(2, lines.get(2).replace("{", "{\"x\":NaN,"));
        Files.write(file, lines);
      }
      default -> {
        Path written = Files.createTempDirectory("part").resolve("out");
        spark
            .sql(query.formatted("double('NaN')"))
            .coalesce(1)
            .write()
            .format(format)
            .save(written.toString());
        try (var parts = Files.list(written)) {
          Files.copy(
              parts.filter(p -> p.getFileName().toString().startsWith("part-")).findFirst().get(),
              file);
        }
      }
    }
    return Data.open(file.toString());
  }

  private static String csv(String none, String other) {
    StringBuilder text = new StringBuilder("x,z,y\n");
    for (int i = 0; i < 10; i++) {
      text.append(i == 2 ? none : i).append(',').append(i == 5 ? other : i * i).append(',');
      text.append(i == 8 ? "null" : 2 * i + 3 * i * i + 1).append('\n');
    }
    return text.toString();
  }

  private static LinearModel fit(Table table, RowSettings rows) {
    LinearSettings settings = LinearSettings.DEFAULTS.withRows(rows);
    return LinearTraining.train(table, ROLES, settings, FitListener.NONE).model();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet", "orc"})
  void theFirstEndsTheRunAndSkippedOnesAreCounted(String format) throws IOException {
    Table table = table(format);
    assertThatThrownBy(() -> fit(table, RowSettings.DEFAULTS))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching(".*a\\." + format + ", (line|row) [34], column 'x': .*");
    LinearModel model = fit(table, RowSettings.DEFAULTS.withMissing(SKIP));
    assertThat(model.weights()).containsExactly(new double[] {2, 3}, within(1e-12));
    Account account = model.training().data().account();
    assertThat(account.rowsRead()).isEqualTo(10);
    assertThat(account.rowsUsed()).isEqualTo(7);
    assertThat(account.rowsSkipped().values()).containsOnly(1L);
    assertThat(account.rowsSkipped().keySet())
        .extracting(reason -> reason.replaceFirst(":.*", ""))
        .containsExactly("'x'", "'y'", "'z'");
  }

  @ParameterizedTest
  @CsvSource({
    "csv, csv",
    "csv, json",
    "csv, parquet",
    "json, json",
    "parquet, parquet",
    "orc, csv"
  })
  void predictionsOfThemAreEmptyAndRowsStay(String format, String output) throws IOException {
    Table table = table(format);
    LinearModel model = fit(table, RowSettings.DEFAULTS.withMissing(SKIP));
    Path out = folder.resolve("out");
    Prediction.Written written =
        Prediction.write(LocalSpark.session(), table, model, output, out.toString());
    assertThat(written).isEqualTo(new Prediction.Written(10, 2));
    List<Row> rows =
        LocalSpark.session()
            .read()
            .option("header", true)
            .format(output)
            .load(out.toString())
            .select("prediction")
            .collectAsList();
    for (int i = 0; i < 10; i++) {
      if (i == 2 || i == 5) {
        assertThat(rows.get(i).get(0)).isNull();
      } else {
        double found = Double.parseDouble(rows.get(i).get(0).toString());
        assertThat(found).isCloseTo(2 * i + 3 * i * i + 1, within(1e-10));
      }
    }
    assertThat(LinearEvaluation.of(table, model).rows()).isEqualTo(7);
    assertThat(LinearEvaluation.of(table, model).skippedRows()).isEqualTo(3);
    assertThatThrownBy(
            () ->
                Prediction.write(
                    LocalSpark.session(),
                    table,
                    model,
                    output,
                    folder.resolve("other").toString(),
                    RowSettings.DEFAULTS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column 'x'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet", "orc"})
  void aColumnHasAPolicyOfItsOwn(String format) throws IOException {
    Table table = table(format);
    Missing butZ = SKIP.with("z", Missing.Policy.FAIL);
    assertThatThrownBy(() -> fit(table, RowSettings.DEFAULTS.withMissing(butZ)))
        .hasMessageContaining("column 'z'");
    Missing onlyXZ = Missing.FAIL.with("x", Missing.Policy.SKIP).with("z", Missing.Policy.SKIP);
    assertThatThrownBy(() -> fit(table, RowSettings.DEFAULTS.withMissing(onlyXZ)))
        .hasMessageContaining("column 'y'");
    Missing each = onlyXZ.with("y", Missing.Policy.SKIP);
    assertThat(fit(table, RowSettings.DEFAULTS.withMissing(each)).training().rows()).isEqualTo(7);
  }

  @Test
  void whatIsNoNumberIsNotMissing() throws IOException {
    Files.writeString(folder.resolve("a.csv"), csv("oops", ""));
    Table table = Data.open(folder.resolve("a.csv").toString());
    assertThatThrownBy(() -> fit(table, RowSettings.DEFAULTS.withMissing(SKIP)))
        .hasMessageContaining(
            "line 4, column 'x': 'oops' is not a number (use skipBadRows to leave");
    assertThat(fit(table, RowSettings.DEFAULTS.withSkipBadRows(true)).training().rows())
        .isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-9999", "unknown", "n.d."})
  void wordsAndNumbersForNoneCanBeSet(String word) throws IOException {
    Files.writeString(folder.resolve("a.csv"), csv(word, word).replace("null", word));
    Source source = Source.of(folder.resolve("a.csv").toString()).withMissingWords(List.of(word));
    Table table = new Tables(LocalSpark.session()).open(source);
    LinearModel model = fit(table, RowSettings.DEFAULTS.withMissing(SKIP));
    assertThat(model.training().rows()).isEqualTo(7);
    assertThat(model.weights()).containsExactly(new double[] {2, 3}, within(1e-12));
  }

  @Test
  void aColumnsOwnPolicyWinsAndItsNameHasToBeThere() throws IOException {
    Table table = table("csv");
    RowSettings every = RowSettings.DEFAULTS.withSkipBadRows(true);
    Missing own = Missing.FAIL.with("z", Missing.Policy.FAIL);
    assertThatThrownBy(() -> fit(table, every.withMissing(own))).hasMessageContaining("column 'z'");
    Missing mistyped = Missing.FAIL.with("zz", Missing.Policy.SKIP);
    assertThatThrownBy(() -> fit(table, RowSettings.DEFAULTS.withMissing(mistyped)))
        .hasMessageContaining("no column 'zz'")
        .hasMessageContaining("the nearest name is 'z'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "NA", "-999"})
  void libsvmLacksValuesByTheSameWords(String word) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      text.append(i == 8 ? word : 2 * i + 3 * i * i + 1).append(" 1:").append(i == 2 ? word : i);
      text.append(" 2:").append(i * i).append('\n');
    }
    Files.writeString(folder.resolve("a.libsvm"), text);
    Source source =
        Source.of(folder.resolve("a.libsvm").toString()).withMissingWords(List.of("na", "-999"));
    LinearModel model =
        LinearTraining.train(
                new Tables(LocalSpark.session()).open(source),
                ColumnRoles.training(List.of("label"), List.of()),
                LinearSettings.DEFAULTS.withRows(RowSettings.DEFAULTS.withMissing(SKIP)),
                FitListener.NONE)
            .model();
    assertThat(model.training().rows()).isEqualTo(8);
    assertThat(model.weights()).containsExactly(new double[] {2, 3}, within(1e-12));
  }

  @Test
  void aBrokenLineOfJsonIsNoMissingValue() throws IOException {
    Files.writeString(folder.resolve("a.json"), "{\"x\":1,\"z\":2,\"y\":3}\n{\"x\":null,\"z\":\n");
    Table table = Data.open(folder.resolve("a.json").toString());
    assertThatThrownBy(() -> fit(table, RowSettings.DEFAULTS.withMissing(SKIP)))
        .hasMessageContaining("line 2: not valid JSON");
  }

  @Test
  void moreThanAShareIsRefused() throws IOException {
    Table table = table("csv");
    assertThatThrownBy(
            () -> fit(table, RowSettings.DEFAULTS.withMissing(SKIP).withMostSkipped(0.29)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("3 of 10 rows would be left out, more than the share of 0.29");
    assertThat(
            fit(table, RowSettings.DEFAULTS.withMissing(SKIP).withMostSkipped(0.3))
                .training()
                .rows())
        .isEqualTo(7);
  }
}
