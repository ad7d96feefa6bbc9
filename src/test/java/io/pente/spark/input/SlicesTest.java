package io.pente.spark.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
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
    Configuration configuration = new Configuration();
    List<InputFile> files = InputFiles.of(List.of(folder.toString()), configuration);
    CsvFormat format = CsvHead.format(files, new byte[] {','}, true, configuration);
    for (int count = 1; count <= 60; count++) {
      List<Double> read = new ArrayList<>();
      for (ArrayList<FileRange> slice : Slices.cut(files, count)) {
        read(new TextCursor(slice, format, all(format), configuration), read);
      }
      assertThat(read)
          .as(count + " slices")
          .containsExactly(1., 2., 33., 44., 5., 6., 7., 8., 9., 10.);
    }
  }

  private static Selection all(CsvFormat format) {
    int[] starts = {0, 1, 2};
    Wanted both = Wanted.known(List.of("x", "y"), List.of());
    return new Selection(
        format.columns(), starts, new int[] {0, 1}, false, both, List.of("x", "y"), List.of());
  }

  private static void read(TextCursor cursor, List<Double> into) {
    RowSink sink =
        new RowSink() {
          @Override
          public void feature(int j, double value) {
            into.add(value);
          }

          @Override
          public void target(int k, double value) {}

          @Override
          public void weight(double value) {}
        };
    while (cursor.next(sink)) {
      assertThat(cursor.bad()).isNull();
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
