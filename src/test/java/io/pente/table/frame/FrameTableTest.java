package io.pente.table.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.Tables;
import io.pente.failure.BadInputException;
import io.pente.spark.LocalSpark;
import io.pente.table.Column;
import io.pente.table.ColumnRoles;
import io.pente.table.RowSink;
import io.pente.table.Rows;
import io.pente.table.Scan;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTableTest {
  private static final SparkSession SPARK = session();
  private static final ColumnRoles Y = ColumnRoles.training(List.of("y"), List.of());

  @TempDir private Path folder;

  private static SparkSession session() {
    SparkSession session = LocalSpark.session().newSession();
    session.conf().set("spark.sql.caseSensitive", "true");
    return session;
  }

  private static Table open(Path path) {
    return new Tables(SPARK).open(Source.of(path.toString()));
  }

  private static Dataset<Row> sql(String query) {
    return SPARK.sql(query);
  }

  /** Moves the one part that Spark wrote to a file of the name. */
  private Path write(Dataset<Row> frame, String format, String name) throws Exception {
    Path written = Files.createTempDirectory("part").resolve("out");
    frame.coalesce(1).write().format(format).save(written.toString());
    try (var parts = Files.list(written)) {
      Path part =
          parts
              .filter(p -> p.getFileName().toString().startsWith("part-"))
              .findFirst()
              .orElseThrow();
      return Files.copy(part, folder.resolve(name));
    }
  }

  @ParameterizedTest
  @CsvSource({"parquet,1", "parquet,8", "parquet,64", "orc,3"})
  void filesOfDifferentSizeAreReadInTheOrderOfTheirPaths(String format, int partitions)
      throws Exception {
    List<String> expected = new ArrayList<>();
    int[] sizes = {5, 3000, 1, 400};
    for (int f = 0; f < sizes.length; f++) {
      int start = f * 10_000;
      write(
          sql("select id x, -id - 1 y from range(%d, %d)".formatted(start, start + sizes[f])),
          format,
          f + "." + format);
      for (int i = start; i < start + sizes[f]; i++) {
        expected.add("[" + i + ".0] -> [" + (-i - 1) + ".0]");
      }
    }
    Table table = open(folder);
    assertThat(Rows.read(table, Y, partitions)).isEqualTo(expected);
    assertThat(Rows.read(table, Y, 0)).isEqualTo(expected);
    assertThat(table.scan(Selection.of(table, Y), new Rows(), partitions).getNumPartitions())
        .isEqualTo(partitions);
  }

  @Test
  void everyNumericTypeIsReadAndNamesAreLiteral() throws Exception {
    Path file =
        write(
            sql(
                "select 1Y `a.b`, 2S `A.b`, 3 `x y`, 4L l, 5.5f f, 6.25d d, 7.125BD bd, true t, 'no' s, 9 y"),
            "parquet",
            "a.parquet");
    Table table = open(file);
    assertThat(Rows.read(table, Y, 0))
        .containsExactly("[1.0, 2.0, 3.0, 4.0, 5.5, 6.25, 7.125, 1.0] -> [9.0]");
    assertThat(Selection.of(table, Y).leftOut()).extracting(Column::name).containsExactly("s");
    assertThat(
            Rows.read(
                table,
                ColumnRoles.training(List.of("y"), List.of("A.b", "a.b")).withWeights("t"),
                0))
        .containsExactly("[2.0, 1.0] -> [9.0] x 1.0");
  }

  @Test
  void timesAreSecondsInUtcWithAndWithoutZone() throws Exception {
    Path file =
        write(
            sql(
                "select timestamp_ntz'1970-01-02 00:00:00.5' n, timestamp'1970-01-01 00:00:01Z' z, date'1970-01-03' d, 1 y"),
            "parquet",
            "a.parquet");
    Table table = open(file);
    assertThat(Rows.read(table, ColumnRoles.training(List.of("y"), List.of("n", "z", "d")), 0))
        .containsExactly("[86400.5, 1.0, 172800.0] -> [1.0]");
  }

  @Test
  void aNullOrNaNIsBadByFileAndRow() throws Exception {
    write(sql("select double(id) x, 1d y from range(10)"), "parquet", "a.parquet");
    Path file =
        write(
            sql(
                "select if(id = 2500, null, double(id)) x, if(id = 2700, double('NaN'), 1d) y from range(3000)"),
            "parquet",
            "b.parquet");
    Table table = open(folder);
    for (int partitions : new int[] {1, 2, 7}) {
      assertThat(Rows.read(table, Y, partitions))
          .filteredOn(row -> !row.startsWith("["))
          .containsExactly(
              file + ", row 2501, column 'x': no value",
              file + ", row 2701, column 'y': 'NaN' is not a finite number");
    }
  }

  @Test
  void whatIsNoParquetIsBadInput() throws Exception {
    Path file = Files.writeString(folder.resolve("a.parquet"), "x,y\n1,2\n");
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + " cannot be read as parquet: ");
  }

  @Test
  void anUnknownFormatIsWrongUsage() {
    Source source = Source.of("a.b").withFormat("sheet");
    assertThatThrownBy(() -> new Tables(SPARK).open(source))
        .isInstanceOf(io.pente.failure.UsageException.class)
        .hasMessage("no such format: sheet");
  }

  @Test
  void originalsAreTypedValuesOrText() throws Exception {
    Path file =
        write(
            sql(
                "select 1 i, 'ü' s, array(1.5d, 2d) v, date'2020-01-02' d, cast(null as double) n, timestamp_ntz'2020-01-01 00:00:00' t, 9 y"),
            "parquet",
            "a.parquet");
    Table table = open(file);
    Selection known = Selection.of(table, ColumnRoles.known(List.of("i"), List.of()));
    Scan<Row> keep =
        rows -> {
          assertThat(rows.next(RowSink.NOWHERE)).isTrue();
          return List.of(org.apache.spark.sql.RowFactory.create(rows.originals())).iterator();
        };
    Dataset<Row> typed =
        SPARK.createDataFrame(
            table.scan(known.keepingOriginals(false), keep, 0), table.schema(false));
    assertThat(typed.first().toString())
        .isEqualTo("[1,ü,ArraySeq(1.5, 2.0),2020-01-02,null,2020-01-01T00:00,9]");
    Dataset<Row> text =
        SPARK.createDataFrame(
            table.scan(known.keepingOriginals(true), keep, 0), table.schema(true));
    assertThat(text.first().toString())
        .isEqualTo("[1,ü,[1.5,2.0],2020-01-02,null,2020-01-01 00:00:00,9]");
  }

  @Test
  void veryManyPartitionsArePutTogetherInOrder() {
    Table table = new Tables(SPARK).open(sql("select id x, id y from range(0, 3000, 1, 1000)"));
    int cores = SPARK.sparkContext().defaultParallelism();
    assertThat(table.scan(Selection.of(table, Y), new Rows(), 0).getNumPartitions())
        .isEqualTo(32 * cores);
    assertThat(Rows.read(table, Y, 0))
        .hasSize(3000)
        .startsWith("[0.0] -> [0.0]")
        .endsWith("[2999.0] -> [2999.0]");
  }

  @Test
  void textAskedForIsBadInputThatShowsAValue() throws Exception {
    Path file = write(sql("select 'Rome' city, 1 y"), "parquet", "a.parquet");
    Table table = open(file);
    assertThatThrownBy(
            () -> Selection.of(table, ColumnRoles.training(List.of("y"), List.of("city"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            file
                + ": column 'city' is of type string, first 'Rome': the column holds no numbers and cannot be a feature");
  }

  @Test
  void vectorsGiveAFeatureForEachNumber() {
    Dataset<Row> frame = sql("select array(1.5d, 2d) v, 3 y, array(4, 5) w");
    Table table = new Tables(SPARK).open(frame);
    Selection selection = Selection.of(table, Y);
    assertThat(selection.featureNames(4)).containsExactly("v[0]", "v[1]", "w[0]", "w[1]");
    assertThat(Rows.read(table, Y, 0)).containsExactly("[1.5, 2.0, 4.0, 5.0] -> [3.0]");
    assertThat(Rows.read(table, ColumnRoles.known(List.of("w[1]", "v[0]"), List.of()), 0))
        .containsExactly("[5.0, 1.5] -> []");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sparkMlVectorsAreReadDenseAndSparse(boolean cached) {
    Dataset<Row> frame =
        SPARK
            .createDataFrame(
                List.of(
                    new Labeled(1, org.apache.spark.ml.linalg.Vectors.dense(1, 2, 3)),
                    new Labeled(
                        2,
                        org.apache.spark.ml.linalg.Vectors.sparse(
                            3, new int[] {1}, new double[] {5})),
                    new Labeled(3, org.apache.spark.ml.linalg.Vectors.dense(1, Double.NaN, 3)),
                    new Labeled(4, org.apache.spark.ml.linalg.Vectors.dense(1, 2))),
                Labeled.class)
            .coalesce(1);
    frame = cached ? frame.cache() : frame;
    Table table = new Tables(SPARK).open(frame);
    assertThat(Rows.read(table, Y, 0))
        .containsExactly(
            "[1.0, 2.0, 3.0] -> [1.0]",
            "[0.0, 5.0] -> [2.0]",
            "the data set, partition 0, row 3, column 'features[1]': 'NaN' is not a finite number",
            "the data set, partition 0, row 4, column 'features': a vector of 2 numbers where the first has 3");
  }

  /** A bean of a label and features. */
  public static final class Labeled implements java.io.Serializable {
    private static final long serialVersionUID = 1L;
    private final double y;
    private final org.apache.spark.ml.linalg.Vector features;

    Labeled(double y, org.apache.spark.ml.linalg.Vector features) {
      this.y = y;
      this.features = features;
    }

    public double getY() {
      return y;
    }

    public org.apache.spark.ml.linalg.Vector getFeatures() {
      return features;
    }
  }
}
