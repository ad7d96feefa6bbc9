package io.pente.table.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.Tables;
import io.pente.failure.BadInputException;
import io.pente.failure.PenteException;
import io.pente.spark.LocalSpark;
import io.pente.table.Column;
import io.pente.table.ColumnRoles;
import io.pente.table.Rows;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several files of Parquet or ORC are one table, by one rule. */
class ManyFilesTest {
  private static final SparkSession SPARK = session();
  private static final ColumnRoles Y = ColumnRoles.training(List.of("y"), List.of());

  @TempDir private Path folder;

  private static SparkSession session() {
    SparkSession session = LocalSpark.session().newSession();
    session.conf().set("spark.sql.caseSensitive", "true");
    return session;
  }

  private static Table open(Path... paths) {
    List<String> names = java.util.Arrays.stream(paths).map(Path::toString).toList();
    return new Tables(SPARK).open(Source.of(names));
  }

  private Path write(String query, String name) throws Exception {
    Path file = folder.resolve(name);
    Path written = Files.createTempDirectory("part").resolve("out");
    String format = name.substring(name.lastIndexOf('.') + 1);
    SPARK.sql(query).coalesce(1).write().format(format).save(written.toString());
    try (var parts = Files.list(written)) {
      Path part =
          parts.filter(p -> p.getFileName().toString().startsWith("part-")).findFirst().get();
      Files.createDirectories(file.getParent());
      return Files.copy(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static ColumnRoles features(String... names) {
    return ColumnRoles.training(List.of("y"), List.of(names));
  }

  private static List<String> leftOut(Table table) {
    return Selection.of(table, Y).leftOut().stream().map(Column::name).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "int(7), 9000000000L, 9.0E9",
    "7Y, 300S, 300.0",
    "int(7), 2.5d, 2.5",
    "float(7), 2.5d, 2.5",
    "7S, float(0.5), 0.5",
    "7.00BD, 123456.7BD, 123456.7"
  })
  void typesAreWidenedWhereThatIsExact(String first, String second, String read) throws Exception {
    for (String format : List.of("parquet", "orc")) {
      write("select " + first + " x, 1 y", format + "/a." + format);
      write("select " + second + " x, 2 y", format + "/b." + format);
      assertThat(Rows.read(open(folder.resolve(format)), Y, 0))
          .containsExactly("[7.0] -> [1.0]", "[" + read + "] -> [2.0]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void numbersThatNoOneTypeHoldsAreRefusedWithBothFilesAndTypes(String format) throws Exception {
    Path a = write("select 1L z, 3 x, 1 y", "a." + format);
    Path b = write("select 1.5d z, 3 x, 2 y", "b." + format);
    assertThatThrownBy(() -> Rows.read(open(folder), Y, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("column 'z' is bigint in " + a + " and double in " + b);
    assertThat(Rows.read(open(folder), features("x"), 0)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void aColumnThatNotAllFilesHaveIsLeftOutAndAMissingCellWhereItIsNamed(String format)
      throws Exception {
    write("select 1 x, 1 y", "a." + format);
    Path b = write("select 3 z, 2 x, 2 y", "b." + format);
    Table table = open(folder);
    assertThat(Rows.read(table, Y, 0)).containsExactly("[1.0] -> [1.0]", "[2.0] -> [2.0]");
    assertThat(Selection.of(table, Y).leftOut())
        .singleElement()
        .satisfies(
            z -> {
              assertThat(z.name()).isEqualTo("z");
              assertThat(z.aside()).isEqualTo("not in " + folder.resolve("a." + format));
            });
    assertThat(Rows.read(table, features("x", "z"), 0))
        .containsExactly(
            folder.resolve("a." + format) + ", row 1, column 'z': no value", "[2.0, 3.0] -> [2.0]");
    assertThat(leftOut(open(b))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void aColumnWithoutAnyValueIsLeftOutUnlessItIsNamed(String format) throws Exception {
    Path a = write("select 1 x, double(null) z, 1 y", "a." + format);
    assertThat(Selection.of(open(a), Y).leftOut())
        .singleElement()
        .satisfies(z -> assertThat(z.aside()).isEqualTo("empty in every row"));
    assertThat(Rows.read(open(a), Y, 0)).containsExactly("[1.0] -> [1.0]");
    assertThat(Rows.read(open(a), features("x", "z"), 0))
        .containsExactly(a + ", row 1, column 'z': no value");
    write("select 2 x, 3d z, 2 y", "b." + format);
    assertThat(Rows.read(open(folder), Y, 0))
        .containsExactly(a + ", row 1, column 'z': no value", "[2.0, 3.0] -> [2.0]");
  }

  @Test
  void aColumnOfTextInOneFileIsNoFeatureAndSaysWhere() throws Exception {
    Path a = write("select 1 x, 'u' s, 1 y", "a.parquet");
    Path b = write("select 2 x, 2 s, 2 y", "b.parquet");
    Table table = open(folder);
    assertThat(leftOut(table)).containsExactly("s");
    assertThatThrownBy(() -> Selection.of(table, features("s")))
        .hasMessageContaining("column 's' is string in " + a + " and int in " + b);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void foldersGiveColumnsHoweverTheyAreNamed(String format) throws Exception {
    write("select 1 x, 1 y", "t/year=2019/a." + format);
    write("select 2 x, 2 y", "t/year=2020/deep/a." + format);
    Path t = folder.resolve("t");
    for (Table table :
        List.of(
            open(t),
            open(t.resolve("year=*")),
            open(t.resolve("year=2019"), t.resolve("year=2020")))) {
      assertThat(Rows.read(table, Y, 0))
          .containsExactly("[1.0, 2019.0] -> [1.0]", "[2.0, 2020.0] -> [2.0]");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:b 16:00.parquet", "data [1].parquet", "50%.orc", "#é.orc", "x{1}.orc"})
  void namesAreTakenAsTheyAre(String name) throws Exception {
    Path file = write("select id x, 2 * id y from range(1000)", name);
    assertThat(Rows.read(open(file), Y, 3)).hasSize(1000);
    assertThat(Rows.read(open(folder), Y, 3)).hasSize(1000);
  }

  @Test
  void nanosecondsAreTimesAndWhatIsNotReadSpoilsNothing() {
    Path cases = Path.of("src/test/resources/cases");
    Table extra = open(cases.resolve("13-nanos-extra.parquet"));
    assertThat(Rows.read(extra, Y, 0)).isNotEmpty().noneMatch(row -> !row.startsWith("["));
    assertThat(leftOut(extra)).hasSize(1);
    Table nanos = open(cases.resolve("13-nanos.parquet"));
    String time = nanos.columns().get(0).name();
    assertThat(Rows.read(nanos, features(time), 0).get(0)).matches("\\[1\\.\\d+E9] -> .*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void ofVeryManyFilesOneThatIsSomethingElseIsNamed(String format) throws Exception {
    Path a = write("select 1 x, 1 y", "00." + format);
    for (int f = 1; f < 40; f++) {
      Files.copy(a, folder.resolve("%02d.%s".formatted(f, format)));
    }
    assertThat(Rows.read(open(folder), Y, 0)).hasSize(40).containsOnly("[1.0] -> [1.0]");
    Path other = Files.writeString(folder.resolve("35." + format), "x,y\n1,2\n");
    assertThatThrownBy(() -> open(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(other + " cannot be read as " + format + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc"})
  void fieldsOfStructsAreNamedByTheirPaths(String format) throws Exception {
    Path file =
        write(
            "select named_struct('a', 2, 'b', named_struct('c.d', 9007199254740993L)) p, 7 `p.a`, 1 y",
            "a." + format);
    Table table = open(file);
    assertThat(Rows.read(table, Y, 0)).containsExactly("[7.0] -> [1.0]");
    assertThat(leftOut(table)).containsExactly("p", "p.b.c.d");
    assertThat(Rows.read(table, features("p.a", "p.b.c.d"), 0))
        .containsExactly("[7.0, 9.007199254740992E15] -> [1.0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "orc", "csv", "json"})
  void inputThatChangesWhileItIsReadEndsTheRun(String format) throws Exception {
    Path file = folder.resolve("a." + format);
    if (format.equals("csv")) {
      Files.writeString(file, "x,y\n1,2\n");
    } else if (format.equals("json")) {
      Files.writeString(file, "{\"x\":1,\"y\":2}\n");
    } else {
      write("select 1 x, 2 y", "a." + format);
    }
    Table table = open(file);
    assertThat(Rows.read(table, Y, 0)).containsExactly("[1.0] -> [2.0]");
    if (format.equals("csv") || format.equals("json")) {
      Files.writeString(file, Files.readString(file) + Files.readString(file).lines().skip(1));
    } else {
      write("select id x, 2 y from range(1000)", "a." + format);
    }
    assertThatThrownBy(() -> Rows.read(table, Y, 0))
        .satisfies(
            e ->
                assertThat(PenteException.in(e).orElseThrow().getMessage())
                    .startsWith(file + " changed while it was read: "));
  }
}
