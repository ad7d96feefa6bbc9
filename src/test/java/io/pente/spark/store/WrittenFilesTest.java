package io.pente.spark.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenFilesTest {
  private static final SparkSession SPARK = LocalSpark.session();

  @TempDir private Path folder;
  private StagedOutput place;
  private WrittenFiles written;

  @BeforeEach
  void listen() {
    String name = folder.resolve("table").toString();
    place = new StagedOutput(new Configuration(), name, StagedOutput.Kind.FOLDER, false);
    written = new WrittenFiles(SPARK, place);
  }

  @AfterEach
  void end() {
    written.close();
    place.close();
  }

  private void write(String format) {
    SPARK.range(0, 100, 1, 4).write().format(format).save(place.staging().toString());
  }

  private List<Path> parts() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(place.staging().toUri().getPath()))) {
      return files.filter(f -> f.getFileName().toString().startsWith("part-")).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "parquet", "json", "orc"})
  void whatWasWrittenIsThere(String format) {
    write(format);
    assertThatCode(() -> written.require(100)).doesNotThrowAnyException();
  }

  @Test
  void aFileOnAnotherMachinesDiskIsMissed() throws IOException {
    write("csv");
    Files.delete(parts().get(2));
    assertThatThrownBy(() -> written.require(100))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "100 rows went to 4 files of 290 bytes, of which the driver sees 3 of 215 bytes: name an"
                + " output on a file system that driver and executors share");
  }

  @Test
  void aFileCutShortIsMissed() throws IOException {
    write("csv");
    Files.writeString(parts().get(0), "0\n");
    assertThatThrownBy(() -> written.require(100)).hasMessageContaining("4 of 227 bytes");
  }

  @Test
  void aRowThatWasNotWrittenIsMissed() {
    write("csv");
    assertThatThrownBy(() -> written.require(101))
        .hasMessage("101 rows were to be written, and the tasks wrote 100: did the input change?");
  }
}
