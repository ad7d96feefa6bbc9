package io.pente.table.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputFilesTest {
  private static final Configuration CONFIGURATION = new Configuration();

  @TempDir private Path folder;

  private void file(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, "x\n");
  }

  private List<InputFile> list(String... names) {
    return InputFiles.of(
        Arrays.stream(names).map(name -> folder + "/" + name).toList(), CONFIGURATION);
  }

  private List<String> found(String... names) {
    return list(names).stream()
        .map(file -> folder.relativize(Path.of(file.shown())).toString())
        .toList();
  }

  @Test
  void foldersAreGoneThroughToTheirEndsAndHiddenNamesPassedOver() throws IOException {
    for (String name :
        List.of("a/2.csv", "a/b/1.csv", "a/_SUCCESS", "a/.x.crc", "a/_tmp/3.csv", "a/_k=1/4.csv")) {
      file(name);
    }
    assertThat(found("a")).containsExactly("a/2.csv", "a/_k=1/4.csv", "a/b/1.csv");
    assertThat(found("a/*")).containsExactly("a/2.csv", "a/_k=1/4.csv", "a/b/1.csv");
    assertThat(found("a/_*", "a/_tmp/3.csv"))
        .containsExactly("a/_SUCCESS", "a/_k=1/4.csv", "a/_tmp/3.csv");
  }

  @Test
  void aFileThatIsNamedSeveralTimesIsReadOnce() throws IOException {
    file("a/1.csv");
    file("a/2.csv");
    assertThat(found("a", "a/1.csv", "a/../a/2.csv", "a/*.csv", "a"))
        .containsExactly("a/1.csv", "a/2.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run_16:00:00.csv", "a [1].csv", "b{1,2}.csv", "50%25.csv", "c#d.csv", "é 1.csv"})
  void aNameThatExistsIsTakenAsItIsWritten(String name) throws IOException {
    file(name);
    file("a 1.csv");
    file("b1.csv");
    assertThat(found(name)).containsExactly(name);
    assertThat(list(".")).anyMatch(file -> file.shown().endsWith(name));
  }

  @Test
  void globsMatchWhereNoFileHasTheirName() throws IOException {
    file("b1.csv");
    file("b2.csv");
    file("b3.csv");
    assertThat(found("b[12].csv")).containsExactly("b1.csv", "b2.csv");
    assertThat(found("b{1,3}.csv")).containsExactly("b1.csv", "b3.csv");
    assertThatThrownBy(() -> found("c*.csv"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no such file");
  }

  @Test
  void foldersGiveTheSameColumnsHoweverTheirFilesAreNamed() throws IOException {
    file("t/year=2019/month=a%2Fb/1.csv");
    file("t/year=2020/sub/2.csv");
    List<List<InputFile>> ways =
        List.of(
            list("t"),
            list("t/year=*"),
            list("t/year=2019", "t/year=2020"),
            list("t/year=2019/month=a%2Fb/1.csv", "t/year=2020"));
    for (List<InputFile> files : ways) {
      assertThat(files.get(0).folders())
          .containsEntry("year", "2019")
          .containsEntry("month", "a/b");
      assertThat(files.get(1).folders()).containsOnlyKeys("year").containsEntry("year", "2020");
    }
    FolderColumns columns = FolderColumns.of(ways.get(0), List.of());
    assertThat(columns.columns().get(0).aside()).isNull();
    assertThat(columns.number(ways.get(0).get(1), 0)).isEqualTo(2020);
    assertThat(columns.columns().get(1).aside()).isEqualTo("1 of 2 files lie in no such folder");
  }

  @Test
  void aFileThatChangedIsSeen() throws IOException {
    file("a.csv");
    InputFile listed = list("a.csv").get(0);
    Storage.requireUnchanged(listed, CONFIGURATION);
    Files.writeString(folder.resolve("a.csv"), "x\ny\n");
    assertThatThrownBy(() -> Storage.requireUnchanged(listed, CONFIGURATION))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("a.csv changed while it was read: 2 bytes became 4");
    Files.delete(folder.resolve("a.csv"));
    assertThatThrownBy(() -> Storage.requireUnchanged(listed, CONFIGURATION))
        .hasMessageContaining("it is gone");
  }
}
