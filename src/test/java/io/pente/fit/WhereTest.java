package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.Tables;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
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
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that a condition leaves out: one rule for every format. */
class WhereTest {
  private static final ColumnRoles ROLES = ColumnRoles.training(List.of("y"), List.of("x", "z"));

  /** y = 2x + 3z + 1 where x is even; row 4 has no name, row 6 no flag. */
  private static final String ROWS =
      "select double(id) x, double(id * id) z, if(id = 4, null, concat('n', id % 3)) name,"
          + " if(id = 6, null, id < 8) flag, date_add(date'2020-01-01', int(id)) day,"
          + " if(id % 2 = 0, 2d * id + 3d * id * id + 1, -1000d) y, double(id) `a b.c`"
          + " from range(20)";

  @TempDir private Path folder;

  private Table table(String format) throws IOException {
    return Data.open(written(ROWS, format, "a"));
  }

  private String written(String query, String format, String name) throws IOException {
    SparkSession spark = LocalSpark.session();
    Path out = Files.createTempDirectory(folder, "part").resolve("out");
    spark.sql(query).coalesce(1).write().format(format).option("header", true).save(out.toString());
    Path file = folder.resolve(name + "." + format);
    try (var parts = Files.list(out)) {
      Path part =
          parts.filter(p -> p.getFileName().toString().startsWith("part-")).findFirst().get();
      Files.move(part, file);
    }
    return file.toString();
  }

  private static LinearModel fit(Table table, String where) {
    return fit(table, RowSettings.DEFAULTS.withWhere(where), FitListener.NONE);
  }

  private static LinearModel fit(Table table, RowSettings rows, FitListener listener) {
    LinearSettings settings = LinearSettings.DEFAULTS.withRows(rows);
    return LinearTraining.train(table, ROLES, settings, listener).model();
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet", "orc"})
  void rowsForWhichItIsNotTrueAreLeftOutAndCounted(String format) throws IOException {
    LinearModel model = fit(table(format), "x % 2 = 0");
    assertThat(model.weights()).containsExactly(new double[] {2, 3}, within(1e-10));
    Account account = model.training().data().account();
    assertThat(account.rowsRead()).isEqualTo(20);
    assertThat(account.rowsUsed()).isEqualTo(10);
    assertThat(account.rowsSkipped()).isEqualTo(Map.of("not (x % 2 = 0)", 10L));
    assertThat(model.training().settings()).containsEntry("where", "x % 2 = 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label > 0|2",
        "f1 > 1|2",
        "f2 = 0|1",
        "`f2` between 3 and 4|2",
        "f9 is null or f9 = 0|3"
      })
  void featuresOfLibsvmCanBeNamed(String where, long rows) throws IOException {
    Path file = folder.resolve("a.libsvm");
    Files.writeString(file, "1 1:1 2:3\n2 1:2 2:4\n-1 1:5\n");
    LinearSettings settings =
        LinearSettings.DEFAULTS.withRows(RowSettings.DEFAULTS.withWhere(where));
    Table table = Data.open(file.toString());
    ColumnRoles label = ColumnRoles.training(List.of("label"), List.of());
    assertThat(
            LinearTraining.train(table, label, settings, FitListener.NONE)
                .model()
                .training()
                .rows())
        .isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ok", "ok or 1 = 0", "state = 'ok'", "x <> 'oops' and state = 'ok'"})
  void aRowThatIsLeftOutIsNeverBadInput(String where) throws IOException {
    Path file = folder.resolve("b.csv");
    Files.writeString(
        file,
        "x,z,y,ok,state\n0,1,4,true,ok\noops,,#,false,broken\n2,3,14,true,ok\n,4,?,,\n"
            + "5,1,14,true,ok\n1,1,inf,false,wrong\n7,2,21,true,ok\n");
    LinearModel model = fit(Data.open(file.toString()), where);
    assertThat(model.weights()).containsExactly(new double[] {2, 3}, within(1e-12));
    assertThat(model.training().data().account().rowsRead()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void columnsAreWhatTheyAreInTheRowsThatCount(String format) throws IOException {
    String query =
        "select if(id % 3 = 0, 'temperature', 'note') kind, if(id % 3 = 0, id, 'text') x,"
            + " double(id * id) z, 2d * id + 3d * id * id + 1 y from range(30)";
    Path file = Path.of(written(query.replace("id, 'text'", "string(id), 'text'"), format, "k"));
    Files.writeString(file, Files.readString(file).replaceAll("\"x\":\"(\\d+)\"", "\"x\":$1"));
    LinearModel model = fit(Data.open(file.toString()), "kind = 'temperature'");
    assertThat(model.weights()).containsExactly(new double[] {2, 3}, within(1e-10));
    assertThat(model.training().rows()).isEqualTo(10);
  }

  @Test
  void rowsKeepTheirNumbers() throws IOException {
    Path file = folder.resolve("c.csv");
    Files.writeString(file, "x,z,y\n-1,a,b\n1,2,3\n-1,c,d\n4,5,oops\n7,7,7\n8,8,8\n9,9,9\n2,2,2\n");
    assertThatThrownBy(() -> fit(Data.open(file.toString()), "x > 0"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("c.csv, line 5, column 'y': 'oops' is not a number");
    String rows =
        "select double(id) x, double(id) z, if(id in (3, 5), null, double(id)) y from range(9)";
    Table parquet = Data.open(written(rows, "parquet", "d"));
    assertThatThrownBy(() -> fit(parquet, "x <> 3"))
        .hasMessageContaining("d.parquet, row 6, column 'y': no value");
  }

  @Test
  void aCellThatItCannotBeToldByIsNamed() throws IOException {
    Path file = folder.resolve("e.csv");
    Files.writeString(file, "x,z,y,w\n1,2,3,1\n4,5,6,oops\n7,7,7,3\n8,1,8,4\n9,2,9,5\n");
    Table table = Data.open(file.toString());
    assertThatThrownBy(() -> fit(table, "w > 0"))
        .hasMessageContaining("e.csv, line 3, column 'w': 'oops' is not a number, and where asks");
    assertThatThrownBy(() -> fit(table, "cast(concat('a', x) as int) > 0"))
        .hasMessageContaining("e.csv, line 2: where cannot be told here: The value 'a1.0'");
    RowSettings skip = RowSettings.DEFAULTS.withSkipBadRows(true).withWhere("w > 1");
    Account account = fit(table, skip, FitListener.NONE).training().data().account();
    assertThat(account.rowsUsed()).isEqualTo(3);
    assertThat(account.rowsRead()).isEqualTo(5);
    assertThat(account.rowsSkipped()).containsEntry("not (w > 1)", 1L).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet"})
  void wordsForNoValueAreNull(String format) throws IOException {
    Path file =
        Path.of(
            written(
                "select double(id) x, if(id = 3, -9999d, double(id * id)) z, double(id) y from"
                    + " range(9)",
                format,
                "f"));
    Source source = Source.of(file.toString()).withMissingWords(List.of("-9999"));
    Table table = new Tables(LocalSpark.session()).open(source);
    assertThat(fit(table, "z is not null").training().rows()).isEqualTo(8);
    assertThat(fit(table, "z < 100").training().rows()).isEqualTo(8);
  }

  @Test
  void itIsToldInOneNote() throws IOException {
    List<String> notes = new ArrayList<>();
    FitListener listener =
        event -> {
          if (event instanceof FitEvent.Noted noted) {
            notes.add(noted.note().toString());
          }
          return FitListener.Answer.GO_ON;
        };
    fit(table("csv"), RowSettings.DEFAULTS.withWhere("x < 15"), listener);
    assertThat(notes).contains("left out by where 'x < 15': 5 of 20 rows");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet", "orc"})
  void allRowsLeftOutIsOneLine(String format) throws IOException {
    assertThatThrownBy(() -> fit(table(format), "x > 100"))
        .isInstanceOf(BadInputException.class)
        .hasMessageMatching(
            ".*a\\."
                + format
                + " has no rows to train on: where 'x > 100' is true for none of 20 rows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "x >|(line 1, pos 3)",
        "x > 1 2|(line 1, pos 6)",
        "x +|end of input",
        "x + 1|DOUBLE",
        "sum(x) > 1|sum(x)",
        "rand() > 0.5|something else each time",
        "x in (select 1)|a query in it",
        "exists (select 1)|a query in it",
        "row_number() over (order by x) = 1|needs a condition",
        "nosuchfunction(x) > 1|nosuchfunction",
        "explode(array(true))|needs a condition",
        "''|STRING"
      })
  void whatIsNoConditionIsWrongUsage(String where, String says) throws IOException {
    Table table = table("csv");
    assertThatThrownBy(() -> fit(table, where))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("where needs a condition on the columns of a row, not '")
        .hasMessageContaining(says)
        .message()
        .doesNotContain("\n", "SQLSTATE", "[PARSE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "parquet"})
  void aNameThatIsNotThereHasANearestOne(String format) throws IOException {
    Table table = table(format);
    assertThatThrownBy(() -> fit(table, "nme = 'n1'"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'nme' in")
        .hasMessageContaining("the nearest name is 'name'");
    assertThatThrownBy(() -> fit(table, "X > 1")).hasMessageContaining("the nearest name is 'x'");
    assertThatThrownBy(() -> fit(table, "`a b c` > 1"))
        .hasMessageContaining("the nearest name is 'a b.c'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p.size > 2", "`p.size` > 2", "p.q.r > 2"})
  void fieldsOfStructsCanBeNamed(String where) throws IOException {
    String query =
        "select double(id) x, double(id * id) z, double(id) y,"
            + " named_struct('size', id, 'q', named_struct('r', id)) p from range(9)";
    assertThat(fit(Data.open(written(query, "parquet", "g")), where).training().rows())
        .isEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"parquet, v[1] > 2", "json, v[1] > 2", "parquet, `v[1]` > 2", "json, `v[1]` > 2"})
  void numbersOfVectorsCanBeNamed(String format, String where) throws IOException {
    String query =
        "select double(id) x, double(id * id) z, double(id) y, array(0d, double(id)) v from"
            + " range(9)";
    assertThat(fit(Data.open(written(query, format, "h")), where).training().rows()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet"})
  void foldersCanBeNamed(String format) throws IOException {
    for (int year : List.of(2019, 2020)) {
      Path in = Files.createDirectories(folder.resolve("y/year=" + year));
      Files.move(Path.of(written(ROWS, format, "y" + year)), in.resolve("a." + format));
    }
    LinearModel model = fit(Data.open(folder.resolve("y").toString()), "year = 2020 and x < 4");
    assertThat(model.training().rows()).isEqualTo(4);
    assertThat(model.training().data().account().rowsRead()).isEqualTo(40);
  }

  @Test
  void decimalCommasAreNumbers() throws IOException {
    Path file = folder.resolve("i.csv");
    Files.writeString(file, "x;z;y\n1,5;2;3,5\n2,5;1;1\n3,5;7;2,25\n4,5;3;1\n");
    assertThat(fit(Data.open(file.toString()), "x > 2 and y < 2.3").training().rows()).isEqualTo(3);
  }

  @Test
  void predictionsAndEvaluationsKnowNone() throws IOException {
    Table table = table("csv");
    RowSettings rows = RowSettings.DEFAULTS.withWhere("x % 2 = 0");
    LinearModel model = fit(table, rows, FitListener.NONE);
    assertThat(LinearEvaluation.of(table, model).rows()).isEqualTo(20);
    Path out = folder.resolve("out");
    assertThat(Prediction.write(LocalSpark.session(), table, model, "csv", out.toString()))
        .isEqualTo(new Prediction.Written(20, 0));
    assertThat(
            Prediction.write(
                LocalSpark.session(), table, model, "csv", folder.resolve("o2").toString(), rows))
        .isEqualTo(new Prediction.Written(20, 0));
  }

  @Test
  void itIsNoShareOfSkippedRows() throws IOException {
    RowSettings rows =
        RowSettings.DEFAULTS
            .withMissing(new Missing(Missing.Policy.SKIP, Map.of()))
            .withMostSkipped(0)
            .withWhere("x < 5");
    assertThat(fit(table("orc"), rows, FitListener.NONE).training().rows()).isEqualTo(5);
  }

  @Test
  void aSessionsOwnFunctionsAreKnown() throws IOException {
    LocalSpark.session()
        .udf()
        .register(
            "evenly",
            (org.apache.spark.sql.api.java.UDF1<Double, Boolean>) x -> x % 2 == 0,
            org.apache.spark.sql.types.DataTypes.BooleanType);
    assertThat(fit(table("csv"), "evenly(x)").training().rows()).isEqualTo(10);
  }

  /** z is first in row 1001, and so comes before the folders' column. */
  @Test
  void lateKeysOfJsonMoveNoColumnUnderTheCondition() throws IOException {
    for (String region : List.of("north", "south")) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 1500; i++) {
        int z = i % 7;
        text.append("{\"x\":").append(i % 11).append(i < 1000 ? "" : ",\"z\":" + z);
        text.append(",\"y\":").append(2 * (i % 11) + 3 * z).append("}\n");
      }
      Path file = folder.resolve("region=" + region + "/a.json");
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    RowSettings north =
        RowSettings.DEFAULTS
            .withWhere("region = 'north'")
            .withMissing(new Missing(Missing.Policy.SKIP, Map.of()))
            .withMostSkipped(1);
    LinearModel model = fit(Data.open(folder.toString()), north, FitListener.NONE);
    assertThat(model.training().rows()).isEqualTo(500);
    assertThat(model.weights()).containsExactly(new double[] {2, 3}, within(1e-9));
    ColumnRoles byDefault = ColumnRoles.training(List.of("y"), List.of());
    LinearModel withoutZ =
        LinearTraining.train(
                Data.open(folder.toString()),
                byDefault,
                LinearSettings.DEFAULTS.withRows(north),
                FitListener.NONE)
            .model();
    assertThat(withoutZ.training().data().account().columnsLeftOut()).containsKey("z");
  }
}
