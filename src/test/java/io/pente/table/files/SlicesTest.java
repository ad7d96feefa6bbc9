package io.pente.table.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.Tables;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Rows;
import io.pente.table.Source;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlicesTest {
  @TempDir private Path folder;

  @Test
  void aCutAtAnyByteLosesNoRowAndDoublesNone() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\r\n\n\n33,44\n5,6\n");
    Files.writeString(folder.resolve("b.csv"), "x,y\n7,8");
    Files.writeString(folder.resolve("c.csv"), "");
    Files.writeString(folder.resolve("d.csv"), "x,y\n9,10\n");
    Table table = new Tables(LocalSpark.session()).open(Source.of(folder.toString()));
    ColumnRoles both = ColumnRoles.known(List.of("x", "y"), List.of());
    List<String> whole = Rows.read(table, both, 1);
    assertThat(whole).hasSize(5);
    for (int count = 2; count <= 60; count++) {
      assertThat(Rows.read(table, both, count)).as(count + " slices").isEqualTo(whole);
    }
  }

  @Test
  void largeFilesAreCutIntoMultiplesOfTheCoresAndTinyOnesNotAtAll() {
    assertThat(Slices.count(files(1000), 8)).isEqualTo(1);
    assertThat(Slices.count(files(5L << 20), 8)).isEqualTo(3);
    assertThat(Slices.count(files(500L << 20), 8)).isEqualTo(8);
    assertThat(Slices.count(files(2000L << 20), 8)).isEqualTo(16);
    assertThat(Slices.count(files(0), 8)).isEqualTo(1);
  }

  @Test
  void aCompressedFileStaysWhole() {
    List<InputFile> files =
        List.of(
            new InputFile("a.csv.gz", "a.csv.gz", 100, true),
            new InputFile("b.csv", "b.csv", 100, false));
    List<ArrayList<FileRange>> slices = Slices.cut(files, 4);
    assertThat(slices.get(0)).containsExactly(new FileRange(files.get(0), 0, Long.MAX_VALUE));
    assertThat(slices.get(1)).isEmpty();
    assertThat(slices.get(2)).containsExactly(new FileRange(files.get(1), 0, 50));
    assertThat(slices.get(3)).containsExactly(new FileRange(files.get(1), 50, Long.MAX_VALUE));
  }

  private static List<InputFile> files(long length) {
    return List.of(new InputFile("a.csv", "a.csv", length, false));
  }
}
