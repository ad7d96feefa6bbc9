package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.model.LinearModel;
import io.pente.model.Training;
import io.pente.spark.LocalSpark;
import io.pente.table.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into a prediction comes out of it, in every format. */
class CellsGivenBackTest {
  /** Cells that some type or writer alters. */
  private static final List<String> CELLS =
      List.of(
          "1234567890123456789",
          "12345678901234567890123456789012345678901234567890",
          "0.1000000000000000055511151231257827",
          "1.50",
          "1e5",
          "1E+05",
          "-0",
          "-0.0",
          "1e-400");

  private static final List<String> OTHERS =
      List.of(
          "01000", "+5", " 7", "7 ", "", ".5", "5.", "NaN", "true", "TRUE", "é😀", "a\tb", "=1+1");

  @TempDir Path folder;

  /** ŷ = 2x + 1. */
  private static final LinearModel MODEL =
      new LinearModel(List.of("x"), List.of("y"), new double[] {2}, new double[] {1}, training());

  private static Training training() {
    try {
      Path file = Files.createTempFile("line", ".csv");
      Files.writeString(file, "x,y\n0,1\n1,3\n2,5\n");
      return Data.train(Data.open(file.toString()), List.of("y"), Data.options())
          .model()
          .training();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path predict(Table table, LinearModel model, String format) {
    Path out = folder.resolve("out-" + format + "-" + System.nanoTime());
    Prediction.write(LocalSpark.session(), table, model, format, out.toString());
    return out;
  }

  private List<String> lines(Path out, String ending) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(out)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  private Table table(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return Data.open(file.toString());
  }

  private static List<String> all() {
    return Stream.concat(CELLS.stream(), OTHERS.stream()).toList();
  }

  private Table csv() throws IOException {
    StringBuilder text = new StringBuilder("id,num,mixed,x\n");
    for (int i = 0; i < all().size(); i++) {
      String cell = all().get(i);
      String num = CELLS.get(i % CELLS.size());
      text.append("k").append(i).append(',').append(num).append(',').append(cell).append(",1e0\n");
    }
    return table("in.csv", text.toString());
  }

  @Test
  void ofCsvCellsAreText() throws IOException {
    List<String> lines = lines(predict(csv(), MODEL, "csv"), ".csv");
    for (int i = 0; i < all().size(); i++) {
      String num = CELLS.get(i % CELLS.size());
      assertThat(lines).contains("k" + i + "," + num + "," + all().get(i) + ",1e0,3.0");
    }
    List<Row> rows =
        LocalSpark.session()
            .read()
            .parquet(predict(csv(), MODEL, "parquet").toString())
            .collectAsList();
    assertThat(rows).hasSize(all().size());
    for (int i = 0; i < rows.size(); i++) {
      String num = CELLS.get(i % CELLS.size());
      assertThat(rows.get(i)).isEqualTo(RowFactory.create("k" + i, num, all().get(i), "1e0", 3.0));
    }
  }

  @Test
  void ofCsvJsonNumbersAreNumbersInJson() throws IOException {
    List<String> lines = lines(predict(csv(), MODEL, "json"), ".json");
    for (int i = 0; i < all().size(); i++) {
      String mixed = all().get(i).replace("\t", "\\t");
      assertThat(lines.get(i))
          .isEqualTo(
              "{\"id\":\"k%d\",\"num\":%s,\"mixed\":\"%s\",\"x\":1e0,\"prediction\":3.0}",
              i, CELLS.get(i % CELLS.size()), mixed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "parquet"})
  void idsAndZipCodesAreKept(String format) throws IOException {
    Table table = Data.open("src/test/resources/cases/02-ids.csv");
    Path out = predict(table, MODEL, format);
    if (format.equals("json")) {
      assertThat(lines(out, ".json").get(1))
          .isEqualTo("{\"id\":1234567890123456790,\"x\":1,\"y\":3,\"prediction\":3.0}");
    } else {
      assertThat(LocalSpark.session().read().parquet(out.toString()).first())
          .isEqualTo(RowFactory.create("1234567890123456789", "0", "1", 1.0));
    }
    Table zips = table("zip.csv", "zip,x\n01000,0\n94110,1\n");
    List<String> lines = lines(predict(zips, MODEL, "json"), ".json");
    assertThat(lines)
        .containsExactly(
            "{\"zip\":\"01000\",\"x\":0,\"prediction\":1.0}",
            "{\"zip\":\"94110\",\"x\":1,\"prediction\":3.0}");
  }

  @Test
  void anOddCellAfterTheFirstRowsIsKept() throws IOException {
    StringBuilder text = new StringBuilder("zip,x\n");
    for (int i = 0; i < 1500; i++) {
      text.append(i < 1200 ? "94110,1\n" : "01000,1\n");
    }
    Table table = table("late.csv", text.toString());
    assertThat(lines(predict(table, MODEL, "json"), ".json").get(1400))
        .isEqualTo("{\"zip\":\"01000\",\"x\":1,\"prediction\":3.0}");
    List<Row> rows =
        LocalSpark.session()
            .read()
            .parquet(predict(table, MODEL, "parquet").toString())
            .collectAsList();
    assertThat(rows.get(1400)).isEqualTo(RowFactory.create("01000", "1", 3.0));
  }

  @Test
  void ofJsonObjectsAreAsTheyCame() throws IOException {
    String first =
        "{\"id\":1234567890123456789,\"x\":1.0,\"s\":\"01000\",\"n\":null,\"v\":[1.50,2e3],"
            + "\"o\":{\"a\":-0,\"b\":[true]},\"big\":0.10000000000000000000000001";
    Table table = table("in.json", first + "}\n  {\"x\":2, \"late\":\"\\u00e9}\" } \n");
    assertThat(lines(predict(table, MODEL, "json"), ".json"))
        .containsExactly(
            first + ",\"prediction\":3.0}", "{\"x\":2, \"late\":\"\\u00e9}\",\"prediction\":5.0}");
    List<Row> rows =
        LocalSpark.session()
            .read()
            .parquet(predict(table, MODEL, "parquet").toString())
            .select("id", "x", "s", "n", "v", "o", "big")
            .collectAsList();
    assertThat(rows.get(0))
        .isEqualTo(
            RowFactory.create(
                "1234567890123456789",
                "1.0",
                "01000",
                null,
                "[1.50,2e3]",
                "{\"a\":-0,\"b\":[true]}",
                "0.10000000000000000000000001"));
    assertThat(lines(predict(table, MODEL, "csv"), ".csv").get(1)).contains("1234567890123456789");
  }

  @Test
  void fieldsThatOnlyLaterObjectsHaveBecomeColumns() throws IOException {
    StringBuilder text = new StringBuilder("{\"x\":1}\n".repeat(1500));
    text.append("{\"x\":2,\"note\":\"a,b\",\"id\":9007199254740993}\n");
    List<String> lines = lines(predict(table("keys.json", text.toString()), MODEL, "csv"), ".csv");
    assertThat(lines.get(0)).isEqualTo("x,id,note,prediction");
    assertThat(lines).contains("1,,,3.0", "2,9007199254740993,\"a,b\",5.0");
    List<Row> rows =
        LocalSpark.session()
            .read()
            .parquet(predict(table("again.json", text.toString()), MODEL, "parquet").toString())
            .collectAsList();
    assertThat(rows.get(1500)).isEqualTo(RowFactory.create("2", "9007199254740993", "a,b", 5.0));
  }

  @Test
  void ofLibsvmLabelAndFeaturesAreText() throws IOException {
    LinearModel model =
        new LinearModel(
            List.of("f1"), List.of("label"), new double[] {2}, new double[] {1}, training());
    Table table = table("in.libsvm", "1234567890123456789 1:1.50\n+1 1:2 # that\n");
    assertThat(lines(predict(table, model, "json"), ".json"))
        .containsExactly(
            "{\"label\":\"1234567890123456789\",\"features\":\"1:1.50\",\"prediction\":4.0}",
            "{\"label\":\"+1\",\"features\":\"1:2\",\"prediction\":5.0}");
    assertThat(
            LocalSpark.session()
                .read()
                .parquet(predict(table, model, "parquet").toString())
                .first())
        .isEqualTo(RowFactory.create("1234567890123456789", "1:1.50", 4.0));
  }

  @Test
  void ofParquetColumnsKeepTheirTypes() throws IOException {
    StructType nested = new StructType().add("a", DataTypes.LongType);
    StructType schema =
        new StructType()
            .add("id", DataTypes.LongType)
            .add("d", DataTypes.createDecimalType(38, 18))
            .add("t", DataTypes.TimestampType)
            .add("b", DataTypes.BinaryType)
            .add("o", nested)
            .add("n", DataTypes.StringType)
            .add("x", DataTypes.DoubleType);
    Row row =
        RowFactory.create(
            1234567890123456789L,
            new BigDecimal("12345678901234567890.123456789012345678"),
            Instant.parse("2023-11-14T22:13:20.123456Z"),
            new byte[] {(byte) 0xff, 0, 1},
            RowFactory.create(1234567890123456789L),
            null,
            1.0);
    String path = folder.resolve("in.parquet").toString();
    LocalSpark.session().createDataFrame(List.of(row), schema).write().parquet(path);
    Table table = Data.open(path);
    Path parquet = predict(table, MODEL, "parquet");
    var read = LocalSpark.session().read().parquet(parquet.toString());
    assertThat(read.drop("prediction").schema()).isEqualTo(schema);
    assertThat(read.drop("prediction").except(LocalSpark.session().read().parquet(path)).count())
        .isZero();
    String json = lines(predict(table, MODEL, "json"), ".json").get(0);
    assertThat(json)
        .contains("\"id\":1234567890123456789,")
        .contains("\"d\":12345678901234567890.123456789012345678,")
        .contains(":20.123456")
        .contains("\"b\":\"/wAB\",")
        .contains("\"o\":{\"a\":1234567890123456789}")
        .contains("\"n\":null");
    String csv = lines(predict(table, MODEL, "csv"), ".csv").get(1);
    assertThat(csv)
        .startsWith("1234567890123456789,12345678901234567890.123456789012345678,")
        .contains("/wAB")
        .contains(":20.123456")
        .endsWith(",,1.0,3.0");
    assertThat(csv.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }

  /** In a session that has no type for them, as Spark's are by default. */
  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void ofParquetTimesOfTheDayAreText(String format) throws IOException {
    SparkSession times = LocalSpark.session().newSession();
    times.conf().set("spark.sql.timeType.enabled", "true");
    String path = folder.resolve("times.parquet").toString();
    times.sql("select time '12:34:56.789' t, 1d x").write().parquet(path);
    assertThat(lines(predict(Data.open(path), MODEL, format), "." + format))
        .contains(
            format.equals("csv")
                ? "12:34:56.789,1.0,3.0"
                : "{\"t\":\"12:34:56.789\",\"x\":1.0,\"prediction\":3.0}");
  }

  @Test
  void ofParquetTimesOfTheDayKeepTheirTypeInParquet() throws IOException {
    SparkSession times = LocalSpark.session().newSession();
    times.conf().set("spark.sql.timeType.enabled", "true");
    String path = folder.resolve("times.parquet").toString();
    times.sql("select time '12:34:56.789' t, 1d x").write().parquet(path);
    Path parquet = predict(Data.open(path), MODEL, "parquet");
    assertThat(times.read().parquet(parquet.toString()).first().<Object>getAs("t"))
        .isEqualTo(LocalTime.parse("12:34:56.789"));
  }

  @Test
  void columnsThatDifferInCaseAloneAreTwo() throws IOException {
    Path parquet = predict(table("case.csv", "x,X\n1,7\n"), MODEL, "parquet");
    SparkSession cases = LocalSpark.session().newSession();
    cases.conf().set("spark.sql.caseSensitive", "true");
    assertThat(cases.read().parquet(parquet.toString()).first())
        .isEqualTo(RowFactory.create("1", "7", 3.0));
  }
}
