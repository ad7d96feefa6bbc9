package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pente.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that Spark finds for itself: a database by JDBC, tables of its catalog, queries. */
class SparkSourcesTest {
  private static final String PASSWORD = "s3cret-of-h2";

  @TempDir private static Path folder;

  private static String url;

  /** y = 2 d + 3 b + 5 f + 1, by a decimal, a whole number of 64 bits and a truth. */
  @BeforeAll
  static void write() throws SQLException {
    url = "jdbc:h2:" + folder.resolve("h2").toAbsolutePath();
    try (Connection connection = DriverManager.getConnection(url, "sa", PASSWORD);
        Statement sql = connection.createStatement()) {
      sql.execute(
          "create table \"points\" (\"d\" decimal(20, 3), \"b\" bigint, \"f\" boolean, \"at\" timestamp,"
              + " \"name\" varchar, \"none\" double precision, \"y\" double precision)");
      for (int i = 0; i < 12; i++) {
        sql.execute(
            ("insert into \"points\" values (%d.125, %d, %s, timestamp '2020-01-%02d 00:00:00', 'n%d',"
                    + " %s, %s)")
                .formatted(
                    i,
                    i * i % 7,
                    i % 3 == 0,
                    i + 1,
                    i,
                    i == 4 ? "null" : i,
                    2 * (i + 0.125) + 3 * (i * i % 7) + (i % 3 == 0 ? 5 : 0) + 1));
      }
    }
    LocalSpark.session().sql("create database if not exists shop");
    LocalSpark.session()
        .sql(
            "create or replace temp view source as select id x, 3 * id + 1 y, date_add(date'2020-01-01',"
                + " int(id)) day from range(10)");
    LocalSpark.session().sql("drop table if exists people");
    LocalSpark.session().sql("drop table if exists shop.people");
    LocalSpark.session().sql("create table people using parquet as select * from source");
    LocalSpark.session().sql("create table shop.people using parquet as select * from source");
  }

  @AfterAll
  static void drop() {
    LocalSpark.session().sql("drop table people");
    LocalSpark.session().sql("drop database shop cascade");
  }

  private static Run train(String... more) {
    List<String> words = new ArrayList<>(List.of("train"));
    words.addAll(List.of(more));
    words.addAll(List.of("--model", folder.resolve("m").toString(), "--overwrite", "--json"));
    return Run.of(words.toArray(String[]::new));
  }

  private static String[] jdbc(String... more) {
    String[] source = {
      "--format",
      "jdbc",
      "--source-option",
      "url=" + url,
      "--source-option",
      "user=sa",
      "--source-option",
      "password=" + PASSWORD
    };
    return Stream.concat(Stream.of(source), Stream.of(more)).toArray(String[]::new);
  }

  private static JsonNode shown() {
    return Run.of("show", "--model", folder.resolve("m").toString()).json();
  }

  @Test
  void aTableOfADatabaseIsTrainedOnEvaluatedAndPredicted() throws IOException {
    String[] points = jdbc("--source-option", "dbtable=\"points\"");
    Run run =
        train(
            Stream.concat(Stream.of(points), Stream.of("--targets", "y", "--features", "d,b,f"))
                .toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode account = run.json().get("account");
    assertThat(account.get("files").asInt()).isZero();
    assertThat(account.get("rowsUsed").asInt()).isEqualTo(12);
    JsonNode weights = shown().get("weights");
    for (int j = 0; j < 3; j++) {
      assertThat(weights.get(j).get(0).asDouble())
          .isCloseTo(new double[] {2, 3, 5}[j], org.assertj.core.api.Assertions.within(1e-12));
    }
    String model = folder.resolve("m").toString();
    Run evaluated =
        Run.of(
            Stream.concat(Stream.of("evaluate", "--json", "--model", model), Stream.of(points))
                .toArray(String[]::new));
    assertThat(evaluated.json().get("mse").asDouble()).isLessThan(1e-24);
    String out = folder.resolve("predicted").toString();
    Run predicted =
        Run.of(
            Stream.concat(
                    Stream.of("predict", "--model", model, "--output", out), Stream.of(points))
                .toArray(String[]::new));
    assertThat(predicted.code()).as(predicted.err()).isZero();
    assertThat(predicted.out()).startsWith("12 rows with predictions");
  }

  @Test
  void aPasswordIsInNoMessageAndNoModel() throws IOException {
    Run run =
        train(
            jdbc("--source-option", "query=select \"d\", \"y\" from \"points\"", "--targets", "y"));
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err() + run.out()).doesNotContain(PASSWORD);
    try (Stream<Path> files = Files.walk(folder.resolve("m"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(
                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
            .doesNotContain(PASSWORD);
      }
    }
    Run wrong =
        Run.of(
            "train",
            "--format",
            "jdbc",
            "--source-option",
            "url=" + url + ";PASSWORD=hunter2",
            "--source-option",
            "dbtable=t",
            "--targets",
            "y",
            "--model",
            folder.resolve("n").toString());
    assertThat(wrong.code()).isEqualTo(3);
    assertThat(wrong.err())
        .contains("the jdbc source cannot be read as jdbc")
        .doesNotContain("hunter2");
    assertThat(wrong.err().strip().lines()).hasSize(1);
  }

  @Test
  void rowsOfADatabaseAreNamedByPartitionAndRow() {
    String[] points = jdbc("--source-option", "dbtable=\"points\"", "--targets", "y");
    Run run = train(with(points, "--features", "d,none"));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("the jdbc source, partition 0, row 5, column 'none': no value");
    Run skipped = train(with(points, "--features", "d,none", "--missing", "skip"));
    assertThat(skipped.json().get("account").get("rowsUsed").asInt()).isEqualTo(11);
    Run where = train(with(points, "--features", "d,none", "--where", "`at` <> '2020-01-05'"));
    assertThat(where.code()).as(where.err()).isZero();
    assertThat(where.json().get("account").get("rowsSkipped").properties()).hasSize(1);
    assertThat(
            train(with(points, "--features", "d", "--where", "name in ('n1', 'n2', 'n5')"))
                .json()
                .get("account")
                .get("rowsUsed")
                .asInt())
        .isEqualTo(3);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(strings = {"people", "shop.people", "default.people", "`shop`.`people`", "source"})
  void aTableOfTheCatalogIsTrainedOn(String name) {
    Run run = train("--table", name, "--targets", "y", "--where", "x > 2");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("account").get("rowsUsed").asInt()).isEqualTo(7);
    assertThat(shown().get("weights").get(0).get(0).asDouble())
        .isCloseTo(3, org.assertj.core.api.Assertions.within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select x, y from people",
        "with t as (select * from people) select x, y from t;",
        "select x, sum(y) y from shop.people group by x order by x",
        "select p.x, q.y from people p join source q on p.x = q.x",
        "from people select x, y",
        "values (0, 1), (1, 4), (2, 7) as t(x, y)"
      })
  void whatAQueryGivesIsTrainedOn(String sql) {
    Run run = train("--query", sql, "--targets", "y");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(shown().get("weights").get(0).get(0).asDouble())
        .isCloseTo(3, org.assertj.core.api.Assertions.within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drop table people",
        "insert into people select * from source",
        "create table other as select * from source",
        "truncate table people",
        "show tables",
        "set spark.sql.ansi.enabled=false",
        "cache table people",
        "with t as (select 1) insert into people select * from source",
        "from source insert into people select x, y, day",
        "explain select 1",
        "alter table people rename to persons",
        "execute immediate 'drop table people'",
        "begin drop table people; end",
        "use shop",
        "add jar 'a.jar'"
      })
  void aCommandIsNotRun(String sql) {
    Run run = train("--query", sql, "--targets", "y");
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).startsWith("pente: --query is ").satisfies(SparkSourcesTest::isOneLine);
    assertThat(LocalSpark.session().table("people").count()).isEqualTo(10);
    assertThat(LocalSpark.session().catalog().tableExists("other")).isFalse();
  }

  private static void isOneLine(String err) {
    assertThat(err.strip().lines()).hasSize(1);
    assertThat(err).doesNotContain("SQLSTATE", "[PARSE", "[TABLE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--table|peple|3|no table 'peple'; the nearest name is 'people'",
        "--table|People|3|the nearest name is 'people'",
        "--table|shop.peeple|3|no table 'shop.peeple'; the nearest name is 'shop.people'",
        "--table|nowhere.people|3|no table 'nowhere.people'",
        "--table|my table|2|--table is no table's name",
        "--query|selec x from people|2|--query is no query in Spark's SQL: Syntax error at or near",
        "--query|select x, y from people; select 1|2|--query is no query in Spark's SQL",
        "--query|select z from people|3|the query cannot be read",
        "--query|select x from peple|3|`peple` cannot be found",
        "--query|select x, x, y from people|3|the query: two columns are named 'x'",
        "--query|select sum(x, y) from people|3|the query cannot be read"
      })
  void whatIsWrongIsSaidInOneLine(String option, String value, int code, String says) {
    Run run = train(option, value, "--targets", "y");
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(says).satisfies(SparkSourcesTest::isOneLine);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|no input is given: name it by --input, --table, --query, or --format with --source-option",
        "--format jdbc|no input is given",
        "--source-option url=a|--source-option needs --format",
        "--format jdbc --source-option url|'url' is not",
        "--format jdbc --source-option =url|'' is not",
        "--format jdbc --source-option a=b --source-option a=c|--source-option a is given twice",
        "--format csv --input data/linnerud.csv --source-option sep=;|not for csv: there are --csv-delimiter",
        "--format Parquet --input a --source-option mergeSchema=true|not for parquet",
        "--format json --input a --source-option multiLine=true|not for json: there are --encoding",
        "--format orc --source-option a=b|not for orc",
        "--input a --source-option a=b|--source-option needs --format",
        "--table a --query b|leave out one",
        "--table a --input b|--table says where the rows are: leave out --input",
        "--query b --format jdbc|leave out --format",
        "--table a --source-option b=c|leave out --source-option",
        "--format nosuch --source-option b=c|no such format: nosuch"
      })
  void whatDoesNotGoTogetherIsWrongUsage(String options, String says) {
    String[] words = options == null ? new String[0] : options.split(" ");
    Run run = train(with(words, "--targets", "y"));
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err().lines().findFirst().orElseThrow()).contains(says);
  }

  @Test
  void anotherSourceOfFilesTakesOptions() throws IOException {
    Path file = folder.resolve("text");
    Files.writeString(file, "1#2#3\n");
    Run run =
        train(
            "--format",
            "org.apache.spark.sql.execution.datasources.csv.CSVFileFormat",
            "--input",
            file.toString(),
            "--source-option",
            "sep=#",
            "--source-option",
            "inferSchema=true",
            "--targets",
            "_c2");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("account").get("columnsUsed")).hasSize(3);
  }

  @Test
  void anOptionsFileNamesThem() throws IOException {
    Path file = folder.resolve("jdbc.properties");
    Files.writeString(
        file,
        "format = jdbc\nsource-option = url=%s\nsource-option = user=sa\nsource-option = password=%s\nsource-option = dbtable=\"points\"\nwhere = d > 3 and name <> 'n7'\ntargets = y\nfeatures = d,b,f\n"
            .formatted(url, PASSWORD));
    Run run = train("--config", file.toString());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().get("account").get("rowsUsed").asInt()).isEqualTo(8);
    assertThat(shown().get("training").get("settings").get("where").asText())
        .isEqualTo("d > 3 and name <> 'n7'");
  }
}
