package io.pente.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {
  @TempDir private Path folder;

  private GrowingFile file(boolean overwrite) throws IOException {
    return new GrowingFile(
        new Configuration(), folder.resolve("history.jsonl").toString(), overwrite);
  }

  private String text() throws IOException {
    return Files.readString(folder.resolve("history.jsonl"));
  }

  @Test
  void aLineIsThereAsSoonAsItIsWritten() throws IOException {
    try (GrowingFile file = file(false)) {
      file.append("1");
      assertThat(text()).isEqualTo("1\n");
      file.append("2");
      assertThat(text()).isEqualTo("1\n2\n");
    }
    assertThat(folder.toFile().list()).containsExactly("history.jsonl");
  }

  @Test
  void anOlderFileGivesWayToTheFirstLine() throws IOException {
    try (GrowingFile before = file(false)) {
      before.append("old");
    }
    try (GrowingFile file = file(true)) {
      assertThat(text()).isEqualTo("old\n");
      file.append("new");
      assertThat(text()).isEqualTo("new\n");
    }
  }

  @Test
  void withoutALineThereIsNoFile() throws IOException {
    file(false).close();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anOlderFileIsNotReplacedUnasked() throws IOException {
    Files.writeString(folder.resolve("history.jsonl"), "old");
    assertThatThrownBy(() -> file(false))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("history.jsonl exists already");
  }

  @Test
  void aFileThatCameMeanwhileIsNotReplacedUnasked() throws IOException {
    try (GrowingFile file = file(false)) {
      Files.writeString(folder.resolve("history.jsonl"), "another run's");
      assertThatThrownBy(() -> file.append("mine"))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("appeared while the run was going on");
      assertThat(text()).isEqualTo("another run's");
    }
  }
}
