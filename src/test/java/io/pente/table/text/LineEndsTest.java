package io.pente.table.text;

import static io.pente.table.text.Written.file;
import static io.pente.table.text.Written.given;
import static io.pente.table.text.Written.notes;
import static io.pente.table.text.Written.open;
import static io.pente.table.text.Written.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.table.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineEndsTest {
  @TempDir private Path folder;

  private static String table(int rows, String end) {
    StringBuilder text = new StringBuilder("x,n,y").append(end);
    for (int i = 0; i < rows; i++) {
      text.append(i).append(",a b,").append(-i - 1).append(end);
    }
    return text.toString();
  }

  private static List<String> expected(int rows) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      expected.add("[" + (double) i + "] -> [" + (-i - 1.0) + "]");
    }
    return expected;
  }

  @Test
  void loneReturnsEndLines() {
    assertThat(rows(given("16-cr.csv"), 2)).hasSize(12).endsWith("[11.0, 2.0] -> [17.0]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n"})
  void anyEndGivesTheSameRowsFromAnyNumberOfTasks(String end) {
    Source small = file(folder, "a.csv", table(40, end));
    for (int partitions : new int[] {1, 2, 3, 8, 101}) {
      assertThat(rows(small, partitions)).isEqualTo(expected(40));
    }
    Source large = file(folder, "b.csv", table(60_000, end));
    assertThat(rows(large, 4)).isEqualTo(expected(60_000));
  }

  @Test
  void aLineEndAtTheEndOfTheBytesReadAtOnceIsOne() throws IOException {
    for (int length = 131_060; length < 131_080; length++) {
      String first = "0,1," + "n".repeat(length - 10);
      String windows = "x,y,n\r\n" + first + "\r\n1,2,\r\n";
      assertThat(rows(file(folder, "a.csv", windows)))
          .containsExactly("[0.0] -> [1.0]", "[1.0] -> [2.0]");
      assertThat(rows(file(folder, "b.csv", "x,y,n\r" + first + "\r1,2,\r")))
          .containsExactly("[0.0] -> [1.0]", "[1.0] -> [2.0]");
    }
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertThat(rows(file(folder, "a.csv", "x,y\r1,2\r3,4"))).hasSize(2);
    assertThat(rows(file(folder, "b.csv", "x,y\r\n1,2\r\n3,4"))).hasSize(2);
  }

  @Test
  void filesWithOtherEndsAreReadTogether() {
    file(folder, "a.csv", table(3, "\r"));
    file(folder, "b.csv", table(3, "\n"));
    file(folder, "c.csv", table(3, "\r\n"));
    assertThat(rows(Source.of(folder.toString()), 5))
        .hasSize(9)
        .containsSequence("[2.0] -> [-3.0]", "[0.0] -> [-1.0]");
  }

  @Test
  void messagesCountLinesOfAnyEnd() {
    String text = table(5000, "\r") + "oops,a b,1\r";
    assertThat(rows(file(folder, "a.csv", text), 3))
        .last()
        .asString()
        .contains("a.csv, line 5002, column 'x': 'oops' is not a number");
  }

  @Test
  void quotedCellsGoOnOverLinesWhereTheHeadShowsIt() {
    Source source = given("26-newline.csv");
    assertThat(rows(source, 3))
        .containsExactly("[1.0] -> [3.0]", "[2.0] -> [5.0]", "[3.0] -> [7.0]");
    assertThat(notes(source)).first().asString().contains("quoted cells go on over lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void aCellOverLinesIsOneRowWhateverEndsLines(String end) {
    String text = "x,n,y" + end + "1,\"a" + end + "9,9,9" + end + "b\",3" + end + "oops,c,4" + end;
    assertThat(rows(file(folder, "a.csv", text), 4))
        .containsExactly(
            "[1.0] -> [3.0]",
            folder.resolve("a.csv") + ", line 5, column 'x': 'oops' is not a number");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void aCellOverLinesBelowTheHeadIsRefusedUnlessItIsSaid(int partitions) {
    String text = table(2000, "\n") + "1,\"a\n5,5,5\nb\",3\n" + "7,c,8\n";
    Source source = file(folder, "a.csv", text);
    assertThat(rows(source, partitions))
        .anyMatch(
            row ->
                row.startsWith(
                    folder.resolve("a.csv") + ", line 2002: a quoted cell does not end on its"));
    Source said = source.withCsv(source.csv().withMultiline(true));
    assertThat(rows(said, partitions)).hasSize(2002).endsWith("[1.0] -> [3.0]", "[7.0] -> [8.0]");
  }

  @Test
  void aQuotedCellThatNeverEndsIsRefused() {
    Source source = file(folder, "a.csv", table(1500, "\n") + "1,\"open,3\n4,a,5\n");
    assertThat(rows(source.withCsv(source.csv().withMultiline(true))))
        .last()
        .asString()
        .isEqualTo(folder.resolve("a.csv") + ", line 1502: a quoted cell does not end");
  }

  @Test
  void aBackslashBeforeAQuoteIsSeen() {
    Source source = given("26-backslash.csv");
    assertThat(rows(source, 2))
        .containsExactly("[1.0] -> [3.0]", "[2.0] -> [5.0]", "[3.0] -> [7.0]");
    assertThat(notes(source)).first().asString().contains("a backslash stands before quotes");
    assertThat(rows(file(folder, "a.csv", "x,n,y\n1,\"C:\\\",3\n2,\"b\",5\n"))).hasSize(2);
    assertThat(rows(file(folder, "b.csv", "x,n,y\n1,\"a \\\", b\",3\n2,\"\\\\\",5\n"))).hasSize(2);
  }

  @Test
  void aDelimiterThatIsNoneIsNamedByWhatTheHeaderHolds() {
    assertThatThrownBy(() -> rows(file(folder, "a.csv", "a;b;y\n1;2;3\n").withCsvDelimiter(",")))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("a.csv, line 1 is one column, 'a;b;y': give csvDelimiter ';'");
    assertThat(open(file(folder, "a.csv", "a;b;y\n1;2;3\n")).columns()).hasSize(3);
  }
}
