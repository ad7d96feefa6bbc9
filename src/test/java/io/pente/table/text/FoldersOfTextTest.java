package io.pente.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.Tables;
import io.pente.event.FitListener;
import io.pente.fit.LinearTraining;
import io.pente.fit.Prediction;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.spark.LocalSpark;
import io.pente.table.Column;
import io.pente.table.ColumnRoles;
import io.pente.table.Rows;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders named {@code name=value} are columns of text files as of any others. */
class FoldersOfTextTest {
  private static final ColumnRoles Y = ColumnRoles.training(List.of("y"), List.of());

  @TempDir private Path folder;

  private void file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private static Table open(Path... paths) {
    return new Tables(LocalSpark.session())
        .open(Source.of(java.util.Arrays.stream(paths).map(Path::toString).toList()));
  }

  @ParameterizedTest
  @CsvSource({"csv, 'x,y\\n1,2\\n3,4\\n'", "json, '{\"x\":1,\"y\":2}\\n{\"x\":3,\"y\":4}\\n'"})
  void theirValuesAreReadWithEveryRow(String format, String text) throws IOException {
    file("k=10/a." + format, text.replace("\\n", "\n"));
    file("k=20/b." + format, text.replace("\\n", "\n"));
    List<String> all =
        List.of(
            "[1.0, 10.0] -> [2.0]",
            "[3.0, 10.0] -> [4.0]",
            "[1.0, 20.0] -> [2.0]",
            "[3.0, 20.0] -> [4.0]");
    for (int partitions : new int[] {0, 1, 3, 7}) {
      assertThat(Rows.read(open(folder), Y, partitions)).isEqualTo(all);
    }
    assertThat(Rows.read(open(folder.resolve("k=10"), folder.resolve("k=20/b." + format)), Y, 0))
        .isEqualTo(all);
    assertThat(
            Rows.read(
                open(folder.resolve("k=20")), ColumnRoles.training(List.of("k"), List.of("x")), 0))
        .containsExactly("[1.0] -> [20.0]", "[3.0] -> [20.0]");
  }

  @Test
  void libsvmHasThemWhenTheyAreNamed() throws IOException {
    file("w=2/a.libsvm", "5 1:3\n");
    Table table = open(folder);
    assertThat(
            Rows.read(
                table, ColumnRoles.training(List.of("label"), List.of("f1")).withWeights("w"), 0))
        .containsExactly("[3.0] -> [5.0] x 2.0");
    Selection byDefault = Selection.of(table, ColumnRoles.training(List.of("label"), List.of()));
    assertThat(byDefault.leftOut()).extracting(Column::name).containsExactly("w");
  }

  @Test
  void textNoValueAndFoldersOfSomeFilesAreNoFeatures() throws IOException {
    file("c=no/d=2020-01-02/a.csv", "x,y\n1,2\n");
    file("c=__HIVE_DEFAULT_PARTITION__/d=2020-01-03/e=1/a.csv", "x,y\n1,2\n");
    Table table = open(folder);
    assertThat(Selection.of(table, Y).leftOut())
        .extracting(Column::name)
        .containsExactly("c", "d", "e");
    assertThat(Rows.read(table, ColumnRoles.training(List.of("y"), List.of("d")), 0))
        .containsExactly("[1.5780096E9] -> [2.0]", "[1.5779232E9] -> [2.0]");
    assertThat(Rows.read(table, ColumnRoles.training(List.of("y"), List.of("e")), 0).get(1))
        .endsWith("line 2, column 'e': no value");
  }

  @Test
  void predictionsKeepThem() throws IOException {
    file("k=07/a.csv", "x,y\n1,2\n3,4\n6,1\n");
    file("k=20/a.csv", "x,y\n1,5\n4,4\n6,1\n");
    Table table = open(folder);
    LinearModel model =
        LinearTraining.train(table, Y, LinearSettings.DEFAULTS, FitListener.NONE).model();
    assertThat(model.features()).containsExactly("x", "k");
    Path out = folder.resolveSibling(folder.getFileName() + "-out");
    for (String format : List.of("csv", "json", "parquet")) {
      Prediction.write(LocalSpark.session(), table, model, format, out + "." + format);
    }
    assertThat(Files.list(Path.of(out + ".json")).filter(f -> f.toString().endsWith(".json")))
        .anySatisfy(
            part ->
                assertThat(part)
                    .content()
                    .startsWith("{\"x\":1,\"y\":2,\"k\":\"07\",\"prediction\":"));
    assertThat(LocalSpark.session().read().parquet(out + ".parquet").select("k").collectAsList())
        .extracting(row -> row.get(0))
        .containsExactly("07", "07", "07", "20", "20", "20");
    assertThat(LocalSpark.session().read().option("header", true).csv(out + ".csv").collectAsList())
        .extracting(row -> row.getString(2))
        .containsExactly("07", "07", "07", "20", "20", "20");
  }
}
