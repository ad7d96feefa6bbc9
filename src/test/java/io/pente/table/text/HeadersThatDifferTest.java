package io.pente.table.text;

import static io.pente.table.text.Written.Y;
import static io.pente.table.text.Written.features;
import static io.pente.table.text.Written.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.fit.LinearTraining;
import io.pente.fit.Prediction;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.spark.LocalSpark;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.Rows;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of CSV are one table by the names in their headers. */
class HeadersThatDifferTest {
  @TempDir private Path folder;

  private void file(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (name.endsWith(".gz")) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
        out.write(bytes);
      }
      bytes = packed.toByteArray();
    }
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
  }

  private Table table() {
    return open(Source.of(folder.toString()));
  }

  private String shown(String name) {
    return folder.resolve(name).toString();
  }

  private static List<String> leftOut(Table table) {
    return Selection.of(table, Y).leftOut().stream()
        .map(column -> column.name() + ": " + column.aside())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {".csv", ".csv.gz"})
  void columnsAreTheSameInAnyOrderAndFromTheMiddleOfAFile(String ending) throws IOException {
    StringBuilder a = new StringBuilder("x,z,y\n");
    StringBuilder b = new StringBuilder("y,x,z\n");
    StringBuilder c = new StringBuilder("z,y,x\n");
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      a.append(i).append(",7,").append(2 * i).append('\n');
      b.append(3 * i).append(',').append(i).append(",8\n");
      c.append("9,").append(4 * i).append(',').append(i).append('\n');
    }
    for (int f = 0; f < 3; f++) {
      for (int i = 0; i < 900; i++) {
        expected.add("[" + (double) i + ", " + (7.0 + f) + "] -> [" + (double) (2 + f) * i + "]");
      }
    }
    file("a" + ending, a.toString());
    file("b" + ending, b.toString());
    file("c" + ending, c.toString());
    for (int partitions : new int[] {1, 2, 7}) {
      assertThat(Rows.read(table(), Y, partitions)).isEqualTo(expected);
    }
    assertThat(leftOut(table())).isEmpty();
  }

  @Test
  void aColumnThatNotAllFilesHaveIsLeftOutAndAMissingCellWhereItIsNamed() throws IOException {
    file("a.csv", "x,y\n1,2\n");
    file("b.csv", "z,x,y\n5,2,3\n6,3,1\n");
    file("c.csv", "x,y\n4,5\n");
    for (int partitions : new int[] {1, 2, 7}) {
      assertThat(Rows.read(table(), Y, partitions))
          .containsExactly("[1.0] -> [2.0]", "[2.0] -> [3.0]", "[3.0] -> [1.0]", "[4.0] -> [5.0]");
      assertThat(Rows.read(table(), features("x", "z"), partitions))
          .containsExactly(
              shown("a.csv") + ", line 2, column 'z': no value",
              "[2.0, 5.0] -> [3.0]",
              "[3.0, 6.0] -> [1.0]",
              shown("c.csv") + ", line 2, column 'z': no value");
    }
    assertThat(leftOut(table()))
        .containsExactly("z: not in 2 of 3 files, such as " + shown("a.csv"));
    assertThat(table().columns()).extracting(Column::name).containsExactly("x", "y", "z");
  }

  @Test
  void aColumnThatOneFileLacks() throws IOException {
    file("a.csv", "x,z,y\n1,2,3\n");
    file("b/b.csv", "y,x\n3,1\n");
    assertThat(leftOut(table())).containsExactly("z: not in " + shown("b/b.csv"));
    assertThat(Rows.read(table(), Y, 1)).containsExactly("[1.0] -> [3.0]", "[1.0] -> [3.0]");
  }

  @Test
  void aTargetThatAFileLacksIsAMissingCell() throws IOException {
    file("a.csv", "x,y\n1,2\n");
    file("b.csv", "x\n1\n2\n");
    assertThat(Rows.read(table(), Y, 2))
        .containsExactly(
            "[1.0] -> [2.0]",
            shown("b.csv") + ", line 2, column 'y': no value",
            shown("b.csv") + ", line 3, column 'y': no value");
  }

  @Test
  void emptyFilesLackNothingAndFilesOfAHeaderLackWhatItHasNot() throws IOException {
    file("a.csv", "x,z,y\n1,2,3\n");
    file("b.csv", "");
    file("c.csv", "y,z,x\n");
    file("d.csv", "y,z,x\n3,2,1\n");
    assertThat(leftOut(table())).isEmpty();
    for (int partitions : new int[] {1, 2, 7}) {
      assertThat(Rows.read(table(), Y, partitions))
          .containsExactly("[1.0, 2.0] -> [3.0]", "[1.0, 2.0] -> [3.0]");
    }
    file("e.csv", "x,y\n");
    assertThat(leftOut(table())).containsExactly("z: not in " + shown("e.csv"));
  }

  @Test
  void theKindOfALaterColumnIsThatOfItsOwnFirstRows() throws IOException {
    StringBuilder a = new StringBuilder("x,y\n");
    for (int i = 0; i < 1200; i++) {
      a.append(i).append(",1\n");
    }
    file("a.csv", a.toString());
    file("b.csv", "when,open,city,n,x,y\n");
    file("c.csv", "when,open,city,n,x,y\n2020-01-01,true,Oslo,4,5,6\n");
    Table table = table();
    assertThat(table.columns())
        .extracting(Column::kind)
        .containsExactly(
            ColumnKind.NUMBER,
            ColumnKind.NUMBER,
            ColumnKind.TIME,
            ColumnKind.BOOLEAN,
            ColumnKind.TEXT,
            ColumnKind.NUMBER);
    assertThat(Rows.read(table, features("x", "open", "n", "when"), 3).get(1200))
        .isEqualTo("[5.0, 1.0, 4.0, 1.5778368E9] -> [6.0]");
  }

  @Test
  void emptyNamesAtTheEndAndCountersAreAsInOneFile() throws IOException {
    file("a.csv", "x,z,y,,\n1,2,3,,\n");
    file("b.csv", "y,x,z\n3,1,2\n");
    assertThat(Rows.read(table(), Y, 2))
        .containsExactly("[1.0, 2.0] -> [3.0]", "[1.0, 2.0] -> [3.0]");
    file("b.csv", ",y,z,x\n0,3,2,1\n1,3,2,1\n");
    assertThat(Rows.read(table(), Y, 2)).hasSize(3).containsOnly("[1.0, 2.0] -> [3.0]");
    assertThat(leftOut(table())).containsExactly("c1: counts the rows");
    file("b.csv", "y,x,z,\n3,1,2,5\n");
    assertThat(leftOut(table())).containsExactly("c4: not in " + shown("a.csv"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json"})
  void theCaseOfColumnsThatCameLaterIsThatOfParquet(String format) throws IOException {
    for (String name : List.of("a", "b")) {
      var frame =
          LocalSpark.session()
              .read()
              .parquet("src/test/resources/cases/03-evolve/" + name + ".parquet");
      List<String> lines = new ArrayList<>();
      if (format.equals("csv")) {
        lines.add(String.join(",", frame.columns()));
        frame.collectAsList().forEach(row -> lines.add(row.mkString(",")));
      } else {
        lines.addAll(frame.toJSON().collectAsList());
      }
      file(format + "/" + name + "." + format, String.join("\n", lines) + "\n");
    }
    Table parquet = open(Source.of("src/test/resources/cases/03-evolve"));
    Table text = open(Source.of(shown(format)));
    if (format.equals("csv")) {
      assertThat(Rows.read(text, Y, 2)).isEqualTo(Rows.read(parquet, Y, 2));
      assertThat(Selection.of(text, Y).leftOut())
          .singleElement()
          .satisfies(z -> assertThat(z.aside()).isEqualTo("not in " + shown("csv/a.csv")));
    }
    List<String> rows = Rows.read(text, features("x", "z"), 2);
    List<String> same = Rows.read(parquet, features("x", "z"), 2);
    assertThat(rows.stream().filter(row -> row.startsWith("[")).toList())
        .isNotEmpty()
        .isEqualTo(same.stream().filter(row -> row.startsWith("[")).toList());
    assertThat(rows.stream().filter(row -> row.endsWith("column 'z': no value")).count())
        .isEqualTo(same.stream().filter(row -> row.endsWith("column 'z': no value")).count())
        .isPositive();
  }

  @Test
  void manyFilesAreLookedAtByTasks() throws IOException {
    for (int f = 0; f < 40; f++) {
      String name = String.format("%02d.csv", f);
      file(name, f == 37 ? "z,y,x\n9,2,1\n" : f % 2 == 0 ? "x,y\n1,2\n" : "y,x\n2,1\n");
    }
    assertThat(Rows.read(table(), Y, 5)).hasSize(40).containsOnly("[1.0] -> [2.0]");
    assertThat(leftOut(table()))
        .containsExactly("z: not in 39 of 40 files, such as " + shown("00.csv"));
  }

  /** What a task finds wrong is told as what the driver finds. */
  @Test
  void ofManyFilesOneThatIsNotUtf8IsNamed() throws IOException {
    // ten of them have the first rows, and more are left than the driver looks at
    for (int f = 0; f < 60; f++) {
      file(String.format("%02d.csv", f), "x,y\n" + "1,2\n".repeat(100));
    }
    Files.write(folder.resolve("59.csv"), "x,y,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(this::table)
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(shown("59.csv") + ", line 1: not UTF-8: byte E9");
  }

  @Test
  void originalsOfALackingCellAreEmpty() throws IOException {
    file("a.csv", "x,y\n1,2\n3,4\n5,7\n");
    file("b.csv", "id,y,x\n007,2,1\n");
    LinearModel model =
        LinearTraining.train(table(), Y, LinearSettings.DEFAULTS, FitListener.NONE).model();
    Path out = folder.resolveSibling(folder.getFileName() + "-out");
    Prediction.write(LocalSpark.session(), table(), model, "csv", out + "/csv");
    Prediction.write(LocalSpark.session(), table(), model, "json", out + "/json");
    assertThat(LocalSpark.session().read().option("header", true).csv(out + "/csv").collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1) + " " + row.getString(2))
        .containsExactly("1 2 null", "3 4 null", "5 7 null", "1 2 007");
    assertThat(LocalSpark.session().read().json(out + "/json").select("id").collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly(null, null, null, "007");
  }

  @Test
  void theModelIsThatOfOneFile() throws IOException {
    StringBuilder one = new StringBuilder("x,z,y\n");
    StringBuilder first = new StringBuilder("x,z,y\n");
    StringBuilder second = new StringBuilder("y,z,x\n");
    for (int i = 0; i < 60; i++) {
      int z = i * i % 17;
      int y = 2 * i - 3 * z + (i % 5) + 1;
      one.append(i).append(',').append(z).append(',').append(y).append('\n');
      if (i < 30) {
        first.append(i).append(',').append(z).append(',').append(y).append('\n');
      } else {
        second.append(y).append(',').append(z).append(',').append(i).append('\n');
      }
    }
    file("one/a.csv", one.toString());
    file("two/a.csv", first.toString());
    file("two/b.csv", second.toString());
    double[] expected = weights("one");
    assertThat(weights("two")).containsExactly(expected, within(1e-13));
  }

  private double[] weights(String name) {
    Table table = open(Source.of(shown(name)));
    return LinearTraining.train(table, Y, LinearSettings.DEFAULTS, FitListener.NONE)
        .model()
        .weights();
  }
}
