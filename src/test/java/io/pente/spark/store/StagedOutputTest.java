package io.pente.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.UsageException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedOutputTest {
  @TempDir private Path folder;

  private StagedOutput output(String name, StagedOutput.Kind kind, boolean overwrite) {
    return new StagedOutput(new Configuration(), folder.resolve(name).toString(), kind, overwrite);
  }

  private static void write(StagedOutput output, String name, String text) throws IOException {
    org.apache.hadoop.fs.Path file =
        name.isEmpty() ? output.staging() : new org.apache.hadoop.fs.Path(output.staging(), name);
    try (OutputStream out = output.files().create(file)) {
      out.write(text.getBytes());
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  private Path model(String text) throws IOException {
    Path model = Files.createDirectory(folder.resolve("model"));
    return Files.writeString(model.resolve("model.json"), text);
  }

  @Test
  void aFolderAppearsWholeWithTheCommit() throws IOException {
    try (StagedOutput output = output("model", StagedOutput.Kind.MODEL, false)) {
      write(output, "model.json", "{}");
      assertThat(folder.resolve("model")).doesNotExist();
      output.commit();
    }
    assertThat(folder.resolve("model/model.json")).hasContent("{}");
    assertThat(names()).containsExactly("model");
  }

  @Test
  void whatIsNotCommittedLeavesNothing() throws IOException {
    try (StagedOutput output = output("model", StagedOutput.Kind.MODEL, false)) {
      write(output, "model.json", "{}");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void anOldModelStaysUntilTheNewOneIsWhole() throws IOException {
    Path old = model("old");
    try (StagedOutput output = output("model", StagedOutput.Kind.MODEL, true)) {
      write(output, "model.json", "half of the n");
    }
    assertThat(old).hasContent("old");
    try (StagedOutput output = output("model", StagedOutput.Kind.MODEL, true)) {
      write(output, "model.json", "new");
      assertThat(old).hasContent("old");
      output.commit();
    }
    assertThat(old).hasContent("new");
    assertThat(names()).containsExactly("model");
  }

  @Test
  void whatIsThereIsNotReplacedUnasked() throws IOException {
    model("old");
    assertThatThrownBy(() -> output("model", StagedOutput.Kind.MODEL, false))
        .isInstanceOf(UsageException.class)
        .hasMessage(folder.resolve("model") + " exists already (give overwrite to replace it)");
  }

  @Test
  void aFolderOfSomebodyElsesIsNeverReplaced() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve("home")).resolve("letter"), "dear");
    assertThatThrownBy(() -> output("home", StagedOutput.Kind.FOLDER, true))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds something else than a table");
    assertThatThrownBy(() -> output("home", StagedOutput.Kind.FILE, true))
        .hasMessageContaining("is a folder and is not replaced by a file");
    assertThat(folder.resolve("home/letter")).hasContent("dear");
  }

  @Test
  void whatAppearsMeanwhileIsLeftAsItIs() throws IOException {
    try (StagedOutput output = output("model", StagedOutput.Kind.MODEL, false)) {
      write(output, "model.json", "mine");
      Path theirs = model("theirs");
      assertThatThrownBy(output::commit)
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("appeared while the run was going on");
      assertThat(theirs).hasContent("theirs");
    }
    assertThat(names()).containsExactly("model");
  }

  @Test
  void aFileIsReplacedAsWell() throws IOException {
    Path history = Files.writeString(folder.resolve("history"), "old");
    try (StagedOutput output = output("history", StagedOutput.Kind.FILE, true)) {
      write(output, "", "new");
      output.commit();
    }
    assertThat(history).hasContent("new");
  }

  @Test
  void afterAnInterruptionNothingIsCommitted() throws IOException {
    StagedOutput output = output("model", StagedOutput.Kind.MODEL, false);
    write(output, "model.json", "{}");
    output.close();
    assertThatThrownBy(output::commit)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("interrupted");
    assertThat(names()).isEmpty();
  }
}
