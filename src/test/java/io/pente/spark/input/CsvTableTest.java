package io.pente.spark.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import io.pente.spark.LocalSpark;
import java.io.IOException;
import java.io.OutputStream;
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

class CsvTableTest {
  private static final Wanted Y = Wanted.training(List.of("y"), List.of(), null);

  @TempDir private Path folder;

  private Table open(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return open(file.toString());
  }

  private static Table open(String... paths) {
    return new Tables(LocalSpark.session()).open(Source.of(paths));
  }

  @Test
  void cellsBecomeFeaturesAndTargets() throws IOException {
    Table table = open("a.csv", "a,y,b\n1,2,3\n-4.5,5e-1,+6\n");
    assertThat(Rows.read(table, Y, 0)).containsExactly("[1.0, 3.0] -> [2.0]", "[-4.5, 6.0] -> [0.5]");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 64})
  void anyPartitionsGiveTheSameRowsInTheOrderOfPathsAndLines(int partitions) throws IOException {
    List<String> expected = new ArrayList<>();
    for (int f = 0; f < 5; f++) {
      StringBuilder text = new StringBuilder("x,y\r\n");
      for (int i = 0; i < (f * 7) % 5 * 20 + 1; i++) {
        int x = f * 1000 + i;
        text.append(x).append(',').append(-x).append(i % 3 == 0 ? "\r\n" : "\n\n");
        expected.add("[" + (double) x + "] -> [" + (-(double) x) + "]");
      }
      open("part-" + f + ".csv", text.toString());
    }
    Files.writeString(folder.resolve("_SUCCESS"), "");
    Table table = open(folder.toString());
    expected.replaceAll(s -> s.replace("-0.0", "0.0"));
    List<String> rows = new ArrayList<>(Rows.read(table, Y, partitions));
    rows.replaceAll(s -> s.replace("-0.0", "0.0"));
    assertThat(rows).isEqualTo(expected);
    assertThat(table.scan(Selection.of(table, Y), new Rows(), partitions).getNumPartitions())
        .isEqualTo(partitions);
  }

  @Test
  void compressedFilesAreSeenThrough() throws IOException {
    Path file = folder.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("x,y\n1,2\n3,oops\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Rows.read(open(file.toString()), Y, 4))
        .containsExactly("[1.0] -> [2.0]", file + ", line 3, column 'y': 'oops' is not a number");
  }

  @Test
  void aCutCompressedFileIsBadInput() throws IOException {
    Path whole = folder.resolve("whole.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(whole))) {
      java.util.Random random = new java.util.Random(1);
      out.write("x,y\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100_000; i++) {
        out.write((random.nextDouble() + ",1\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.csv.gz");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 1000));
    List<String> rows = Rows.read(open(cut.toString()), Y, 1);
    assertThat(rows.get(rows.size() - 1)).startsWith(cut + ", line ").contains("cannot be decompressed");
  }

  @Test
  void quotesUnicodeAndDotsInNamesAreTakenLiterally() throws IOException {
    Table table =
        open("a.csv", "\uFEFF\"gdp.l1\",\"größe, m\",\"a \"\"b\"\"\",25400,y\n\"1.5\",2,\" 3\",4,\"5\"\n");
    assertThat(table.columns()).extracting(Column::name)
        .containsExactly("gdp.l1", "größe, m", "a \"b\"", "25400", "y");
    assertThat(Rows.read(table, Y, 0)).containsExactly("[1.5, 2.0, 3.0, 4.0] -> [5.0]");
  }

  @Test
  void textAndTimeAreLeftOutUnlessNamed() throws IOException {
    Table table = open("a.csv", "city,when,open,y\nRome,1970-01-02,true,1\nOslo,1970-01-01T00:00:01Z,false,2\n");
    Selection selection = Selection.of(table, Y);
    assertThat(selection.leftOut()).extracting(Column::name).containsExactly("city", "when");
    assertThat(Rows.read(table, Y, 0)).containsExactly("[1.0] -> [1.0]", "[0.0] -> [2.0]");
    assertThat(Rows.read(table, Wanted.training(List.of("y"), List.of("when"), null), 0))
        .containsExactly("[86400.0] -> [1.0]", "[1.0] -> [2.0]");
  }

  @Test
  void textAskedForIsBadInputThatShowsTheFirstValue() throws IOException {
    Table table = open("a.csv", "city,y\nRome,1\nOslo,2\n");
    assertThatThrownBy(() -> Selection.of(table, Wanted.training(List.of("y"), List.of("city"), null)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("a.csv")
                + ", line 2, column 'city': 'Rome' is not a number: column 'city' is text and"
                + " cannot be a feature");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1d", "0x10", "NaN", "inf", "-Infinity", "1e999", "1 2", "1,5", "--1", "1e", "e5", ".", "١"})
  void whatIsNoFiniteNumberIsBad(String cell) throws IOException {
    Table table = open("a.csv", "x;y\n1;1\n2;2\n\"" + cell + "\";3\n".replace(';', ';'));
    assertThat(cell).isNotEmpty();
  }
}
