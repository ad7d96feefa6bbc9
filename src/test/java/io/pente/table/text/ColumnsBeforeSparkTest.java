package io.pente.table.text;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.Tables;
import io.pente.failure.BadInputException;
import io.pente.table.ColumnRoles;
import io.pente.table.Source;
import io.pente.table.files.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is plainly wrong with the columns asked for is told without Spark: none runs here. */
class ColumnsBeforeSparkTest {
  @TempDir Path folder;

  @Test
  void aMisspeltTargetIsRefusedWithTheNearestName() throws IOException {
    Path file = file("rows.csv", "height,weight\n1,2\n2,4\n");
    assertThatThrownBy(() -> look(file.toString(), List.of("wieght"), List.of()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'wieght' in")
        .hasMessageContaining("weight");
  }

  @Test
  void aFeatureThatNoFileHasIsRefused() throws IOException {
    file("a/1.csv", "x,y\n1,2\n");
    file("a/2.csv", "x,y,z\n1,2,3\n");
    String both = folder.resolve("a").toString();
    assertThatCode(() -> look(both, List.of("y"), List.of("x", "z"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> look(both, List.of("y"), List.of("q")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no column 'q' in");
  }

  @Test
  void aFoldersColumnIsThere() throws IOException {
    file("b/year=2020/1.csv", "x,y\n1,2\n");
    String parent = folder.resolve("b").toString();
    assertThatCode(() -> look(parent, List.of("y"), List.of("year"))).doesNotThrowAnyException();
  }

  @Test
  void whatOnlyLaterRowsCouldHaveIsLetPass() throws IOException {
    Path file = file("rows.json", "{\"x\":1,\"y\":2}\n");
    assertThatCode(() -> look(file.toString(), List.of("late"), List.of()))
        .doesNotThrowAnyException();
    Path parquet = file("rows.parquet", "anything");
    assertThatCode(() -> look(parquet.toString(), List.of("late"), List.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void aColumnThatIsEmptyInTheFirstRowsIsThere() throws IOException {
    String rows = "1,,2\n".repeat(2000) + "1,5,2\n";
    Path file = file("empty.csv", "x,later,y\n" + rows);
    assertThatCode(() -> look(file.toString(), List.of("y"), List.of("later")))
        .doesNotThrowAnyException();
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static void look(String path, List<String> targets, List<String> features) {
    Configuration configuration = new Configuration();
    Source source = Source.of(path);
    ColumnRoles roles = ColumnRoles.training(targets, features);
    Tables.requireColumns(
        source, InputFiles.of(source.paths(), configuration), roles, configuration);
  }
}
