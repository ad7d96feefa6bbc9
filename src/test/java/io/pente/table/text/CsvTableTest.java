package io.pente.table.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.Tables;
import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import io.pente.spark.LocalSpark;
import io.pente.table.Column;
import io.pente.table.ColumnRoles;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.Rows;
import io.pente.table.Scan;
import io.pente.table.Selection;
import io.pente.table.Source;
import io.pente.table.Table;
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
  private static final ColumnRoles Y = ColumnRoles.training(List.of("y"), List.of());

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
    assertThat(Rows.read(table, Y, 0))
        .containsExactly("[1.0, 3.0] -> [2.0]", "[-4.5, 6.0] -> [0.5]");
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
      for (int i = 0; i < 10_000; i++) {
        out.write((random.nextDouble() + ",1\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.csv.gz");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 1000));
    List<String> rows = Rows.read(open(cut.toString()), Y, 1);
    assertThat(rows.get(rows.size() - 1))
        .startsWith(cut + ", line ")
        .contains("cannot be decompressed");
  }

  @Test
  void quotesUnicodeAndDotsInNamesAreTakenLiterally() throws IOException {
    Table table =
        open(
            "a.csv",
            "\uFEFF\"gdp.l1\",\"größe, m\",\"a \"\"b\"\"\",25400,y\n\"1.5\",2,\" 3\",4,\"5\"\n");
    assertThat(table.columns())
        .extracting(Column::name)
        .containsExactly("gdp.l1", "größe, m", "a \"b\"", "25400", "y");
    assertThat(Rows.read(table, Y, 0)).containsExactly("[1.5, 2.0, 3.0, 4.0] -> [5.0]");
  }

  @Test
  void textAndTimeAreLeftOutUnlessNamed() throws IOException {
    Table table =
        open(
            "a.csv",
            "city,when,open,y\nRome,1970-01-02,true,1\nOslo,1970-01-01T00:00:01Z,false,2\n");
    Selection selection = Selection.of(table, Y);
    assertThat(selection.leftOut()).extracting(Column::name).containsExactly("city", "when");
    assertThat(Rows.read(table, Y, 0)).containsExactly("[1.0] -> [1.0]", "[0.0] -> [2.0]");
    assertThat(Rows.read(table, ColumnRoles.training(List.of("y"), List.of("when")), 0))
        .containsExactly("[86400.0] -> [1.0]", "[1.0] -> [2.0]");
  }

  @Test
  void textAskedForIsBadInputThatShowsTheFirstValue() throws IOException {
    Table table = open("a.csv", "city,y\nRome,1\nOslo,2\n");
    assertThatThrownBy(
            () -> Selection.of(table, ColumnRoles.training(List.of("y"), List.of("city"))))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("a.csv")
                + ", line 2, column 'city': 'Rome' is not a number: the column holds no numbers and"
                + " cannot be a feature");
  }

  @Test
  void aColumnWithoutAnyValueIsLeftOutUnlessNamed() throws IOException {
    Table table = open("a.csv", "e,x,y\n,1,1\nNA,2,2\n");
    assertThat(Selection.of(table, Y).leftOut()).extracting(Column::name).containsExactly("e");
    assertThat(Selection.of(table, Y).unused()).containsEntry("e", "empty in every row");
    assertThat(Rows.read(table, ColumnRoles.training(List.of("y"), List.of("e")), 0))
        .containsExactly(
            folder.resolve("a.csv") + ", line 2, column 'e': an empty cell",
            folder.resolve("a.csv") + ", line 3, column 'e': 'NA' is not a number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1d", "0x10", "oops", "1 2", "1,5", "--1", "1e", "1e+", "e5", ".", "+", "\u0661", "1_0"
      })
  void whatIsNoNumberIsBadAndShown(String cell) throws IOException {
    Table table = open("a.csv", "x,y\n1,1\n2,2\n\"" + cell + "\",3\n");
    assertThat(Rows.read(table, Y, 0).get(2))
        .isEqualTo(
            folder.resolve("a.csv") + ", line 4, column 'x': '" + cell + "' is not a number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "nan", "inf", "-Infinity", "+INF"})
  void whatIsNotFiniteIsBadAndShown(String cell) throws IOException {
    Table table = open("a.csv", "x,y\n1,1\n" + cell + ",3\n");
    assertThat(Rows.read(table, Y, 0).get(1))
        .isEqualTo(
            folder.resolve("a.csv")
                + ", line 3, column 'x': '"
                + cell
                + "' is not a finite number");
  }

  @Test
  void aNumberBeyondTheDoublesIsBad() throws IOException {
    Table table = open("a.csv", "x,y\n1,1\n-1e999,3\n");
    assertThat(Rows.read(table, Y, 0).get(1))
        .endsWith("a.csv, line 3, column 'x': '-1e999' is not a finite number");
  }

  @Test
  void emptyAndBlankCellsAreBadOnlyWhereTheyAreUsed() throws IOException {
    Table table = open("a.csv", "x,z,y\n1,1,1\n,2,2\n  ,3,3\n4,,4\n");
    String file = folder.resolve("a.csv").toString();
    assertThat(Rows.read(table, ColumnRoles.training(List.of("y"), List.of("x")), 0))
        .containsExactly(
            "[1.0] -> [1.0]",
            file + ", line 3, column 'x': an empty cell",
            file + ", line 4, column 'x': '  ' is blank",
            "[4.0] -> [4.0]");
  }

  @Test
  void aLongValueIsCutInMessages() throws IOException {
    Table table = open("a.csv", "x,y\n1,1\n" + "ab\t".repeat(100) + ",3\n");
    assertThat(Rows.read(table, Y, 0).get(1))
        .endsWith("column 'x': '" + "ab ".repeat(20) + "…' (300 characters) is not a number");
  }

  @Test
  void raggedRowsAreBadWithBothCounts() throws IOException {
    Table table = open("a.csv", "x,z,y\n1,2,3\n1,2\n1,2,3,4\nx,2\n");
    String file = folder.resolve("a.csv").toString();
    assertThat(Rows.read(table, Y, 0))
        .containsExactly(
            "[1.0, 2.0] -> [3.0]",
            file + ", line 3: 2 cells where the header has 3",
            file + ", line 4: 4 cells where the header has 3",
            file + ", line 5: 2 cells where the header has 3");
  }

  @Test
  void textAfterAClosingQuoteIsBad() throws IOException {
    Table table = open("a.csv", "x,n,y\n1,a,3\n\"2\"5,b,3\n1,\"q \"\"in\"\" it,\",4\n");
    String file = folder.resolve("a.csv").toString();
    assertThat(Rows.read(table, Y, 0))
        .containsExactly(
            "[1.0] -> [3.0]",
            file + ", line 3: text after the closing quote of a cell",
            "[1.0] -> [4.0]");
  }

  @Test
  void aQuoteThatIsMissingEndsTheFileSinceItLeavesItsRowsInDoubt() throws IOException {
    Table table = open("a.csv", "x,n,y\n1,a,3\n1,\"open,3\n\"2\"5,b,3\n1,c,4\n");
    assertThat(Rows.read(table, Y, 1))
        .containsExactly(
            "[1.0] -> [3.0]",
            folder.resolve("a.csv")
                + ", line 3: a quoted cell does not end on its line: where cells go on over lines"
                + " give csvMultiline, where a backslash stands before quotes csvEscape \\");
  }

  @Test
  void headersOfWhichNoNameIsInAnotherFileAreBadInputThatNamesBoth() throws IOException {
    open("a.csv", "x,z,y\n1,2,3\n");
    Files.writeString(folder.resolve("b.csv"), "4;5;6\n7;8;9\n");
    assertThatThrownBy(() -> open(folder.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("b.csv")
                + ", line 1: the header's column 1 is '4;5;6' where "
                + folder.resolve("a.csv")
                + " has 'x', and no name is in both");
  }

  @Test
  void emptyFilesAmongOthersAreNoRows() throws IOException {
    Files.writeString(folder.resolve("0.csv"), "");
    open("a.csv", "x,y\n1,2\n");
    Files.writeString(folder.resolve("b.csv"), "x,y\n");
    assertThat(Rows.read(open(folder.toString()), Y, 3)).containsExactly("[1.0] -> [2.0]");
  }

  @Test
  void filesWithoutRowsAreBadInput() {
    assertThatThrownBy(() -> open("a.csv", ""))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("a.csv") + " is empty");
    assertThatThrownBy(() -> open("a.csv", "x,y\n\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("a.csv") + " has no rows, only a header");
    assertThatThrownBy(() -> open("a.csv", "x,y,x\n1,2,3\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("a.csv")
                + ", line 1: two columns are named 'x': rename one, or pass over the header by"
                + " csvSkipLines 1 with csvHeader, for the names c1, c2, …");
  }

  @Test
  void withoutAHeaderColumnsAreNumbered() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "\n1 2 3\n4 5 6\n7 8\n");
    String file = folder.resolve("a.csv").toString();
    Table table =
        new Tables(LocalSpark.session())
            .open(Source.of(file).withCsvDelimiter(" ").withCsvHeader(false));
    assertThat(Rows.read(table, ColumnRoles.training(List.of("c2"), List.of()), 0))
        .containsExactly(
            "[1.0, 3.0] -> [2.0]",
            "[4.0, 6.0] -> [5.0]",
            file + ", line 4: 2 cells where the first row has 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "\\t", "|", "§", " "})
  void anyCharacterCanDelimit(String delimiter) throws IOException {
    String character = delimiter.equals("\\t") ? "\t" : delimiter;
    Files.writeString(
        folder.resolve("a.csv"),
        "a,y\n1,\"2,5\"\n3,4".replace(",", character).replace("2" + character, "2"));
    Source source = Source.of(folder.resolve("a.csv").toString()).withCsvDelimiter(delimiter);
    assertThat(Rows.read(new Tables(LocalSpark.session()).open(source), Y, 2))
        .containsExactly("[1.0] -> [25.0]", "[3.0] -> [4.0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",,", "\"", "5", ".", "-", "e", "\n"})
  void whatCannotDelimitIsWrongUsage(String delimiter) {
    assertThatThrownBy(() -> Source.of("a.csv").withCsvDelimiter(delimiter))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("the CSV delimiter must be one character");
  }

  @Test
  void weightsMustNotBeNegative() throws IOException {
    Table table = open("a.csv", "x,w,y\n1,0,1\n2,0.5,2\n3,-1,3\n");
    assertThat(Rows.read(table, ColumnRoles.training(List.of("y"), List.of()).withWeights("w"), 0))
        .containsExactly(
            "[1.0] -> [1.0] x 0.0",
            "[2.0] -> [2.0] x 0.5",
            folder.resolve("a.csv") + ", line 4, column 'w': weight -1.0 is negative");
  }

  @Test
  void aColumnOfNumbersWithAFewWordsStaysOneOfNumbers() throws IOException {
    Table table = open("a.csv", "x,e,y\n1,,1\noops,,2\n3,,3\n");
    Selection selection = Selection.of(table, Y);
    assertThat(selection.featureNames(1)).containsExactly("x");
    assertThat(selection.leftOut()).extracting(Column::name).containsExactly("e");
    assertThat(Rows.read(table, Y, 0).get(1))
        .isEqualTo(folder.resolve("a.csv") + ", line 3, column 'x': 'oops' is not a number");
  }

  @Test
  void originalsAreTheTextOfTheFile() throws IOException {
    Table table = open("a.csv", "n,s,b,y\n1.50,\"a, \"\"b\"\"\",TRUE,\n-2,ü,false,7\n");
    Selection text =
        Selection.of(table, ColumnRoles.known(List.of("n"), List.of())).keepingOriginals(true);
    Scan<List<Object>> keep = Originals::new;
    assertThat(table.scan(text, keep, 1).collect())
        .containsExactly(List.of("1.50", "a, \"b\"", "TRUE", ""), List.of("-2", "ü", "false", "7"));
    Selection typed =
        Selection.of(table, ColumnRoles.known(List.of("n"), List.of())).keepingOriginals(false);
    assertThat(table.scan(typed, keep, 1).collect()).isEqualTo(table.scan(text, keep, 1).collect());
    assertThat(table.schema(false).simpleString())
        .isEqualTo("struct<n:string,s:string,b:string,y:string>");
    assertThat(table.scan(table.keepingJson(text).orElseThrow(), keep, 1).collect())
        .containsExactly(
            List.of("{\"n\":1.50,\"s\":\"a, \\\"b\\\"\",\"b\":\"TRUE\",\"y\":\"\"}"),
            List.of("{\"n\":-2,\"s\":\"ü\",\"b\":\"false\",\"y\":7}"));
  }

  @Test
  void aHundredThousandColumnsAreReadQuickly() throws IOException {
    int columns = 100_000;
    StringBuilder text = new StringBuilder("y");
    for (int c = 1; c < columns; c++) {
      text.append(",x").append(c);
    }
    for (int row = 0; row < 20; row++) {
      text.append('\n').append(row);
      for (int c = 1; c < columns; c++) {
        text.append(',').append(c % 1000 * 0.25 + row);
      }
    }
    long start = System.nanoTime();
    Table table = open("wide.csv", text.toString());
    Selection selection = Selection.of(table, Y);
    Scan<Double> sums = rows -> List.of(Sum.of(rows)).iterator();
    double sum = table.scan(selection, sums, 2).collect().stream().mapToDouble(s -> s).sum();
    assertThat(selection.features()).isEqualTo(columns - 1);
    assertThat(sum).isEqualTo(20 * 100 * 0.25 * 999 * 1000 / 2 + 190.0 * (columns - 1));
    assertThat((System.nanoTime() - start) / 1e9).isLessThan(20);
  }

  @Test
  void aMissingFileIsBadInputWithTheNearestName() throws IOException {
    open("linnerud.csv", "x,y\n1,2\n");
    assertThatThrownBy(() -> open(folder.resolve("linerud.csv").toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "no such file: "
                + folder.resolve("linerud.csv")
                + "; the nearest name is 'linnerud.csv'");
    assertThatThrownBy(() -> open(folder + "/*.txt"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("no such file: " + folder + "/*.txt");
  }

  @Test
  void anUnknownEndingIsWrongUsage() {
    assertThatThrownBy(() -> open("a.data", "x,y\n1,2\n"))
        .isInstanceOf(UsageException.class)
        .hasMessage(
            "the name of " + folder.resolve("a.data") + " does not tell its format: give format");
  }

  @Test
  void globsAndSeveralPathsAreReadInPathOrderEachFileOnce() throws IOException {
    open("b.csv", "x,y\n2,2\n");
    open("a.csv", "x,y\n1,1\n");
    open("sub/c.csv", "x,y\n3,3\n");
    Table table = open(folder + "/sub", folder + "/?.csv", folder + "/b.csv");
    assertThat(Rows.read(table, Y, 2))
        .containsExactly("[1.0] -> [1.0]", "[2.0] -> [2.0]", "[3.0] -> [3.0]");
  }

  /** The original columns of a partition's rows. */
  private record Originals(RowCursor rows) implements java.util.Iterator<List<Object>> {
    @Override
    public boolean hasNext() {
      return rows.next(Sum.IGNORED);
    }

    @Override
    public List<Object> next() {
      return java.util.Arrays.asList(rows.originals());
    }
  }

  /** Adds up features. */
  private static final class Sum implements RowSink {
    private static final Sum IGNORED = new Sum();
    private double sum;

    private static double of(RowCursor rows) {
      Sum sum = new Sum();
      while (rows.next(sum)) {
        assertThat(rows.bad()).isNull();
      }
      return sum.sum;
    }

    @Override
    public void feature(int j, double value) {
      sum += value;
    }

    @Override
    public void target(int k, double value) {}

    @Override
    public void weight(double value) {}
  }
}
