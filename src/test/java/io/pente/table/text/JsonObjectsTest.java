package io.pente.table.text;

import static io.pente.table.text.Written.file;
import static io.pente.table.text.Written.given;
import static io.pente.table.text.Written.open;
import static io.pente.table.text.Written.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.table.Rows;
import io.pente.table.Source;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectsTest {
  @TempDir private Path folder;

  @Test
  void anArrayOfObjectsIsRead() {
    assertThat(rows(given("14-array.json"), 2))
        .containsExactly("[1.0] -> [3.0]", "[2.0] -> [5.0]", "[3.0] -> [7.0]");
  }

  @Test
  void aNumberOfAThousandDigitsIsRead() {
    assertThat(rows(given("14-long-digits.json"), 1)).allMatch(row -> row.startsWith("["));
  }

  @Test
  void numbersInQuotesAreShownAsStrings() {
    assertThatThrownBy(
            () -> Rows.read(open(given("23-number-strings.json")), Written.features("x"), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("line 1, column 'x': \"0\" (a string) is not a number");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\n  \"x\": 1,\n  \"y\": 2\n}\n{\n  \"x\": 3,\n  \"y\": 4\n}\n",
        "[\n  {\"x\": 1, \"y\": 2},\n  {\"x\": 3, \"y\": 4}\n]\n",
        "\n\n[ {\"x\": 1,\r\n\"y\": 2} , {\"x\": 3, \"y\": 4 } ]",
        "\uFEFF[{\"x\":1,\"s\":\"}\\\"]{\",\"y\":2},{\"x\":3,\"d\":{\"e\":[1,{}]},\"y\":4}]",
        "{\"x\": 1,\n\"y\": 2}{\"x\": 3, \"y\": 4}"
      })
  void objectsMayGoOnOverLinesAndStandInAnArray(String text) {
    for (int partitions : new int[] {1, 2, 9}) {
      assertThat(rows(file(folder, "a.json", text), partitions))
          .containsExactly("[1.0] -> [2.0]", "[3.0] -> [4.0]");
    }
  }

  /** What is buffered ends in the middle of an escape, wherever that is. */
  @ParameterizedTest
  @ValueSource(ints = {-3, -2, -1, 0, 1, 2})
  void anEscapeMayBeCutByTheBuffersEnd(int shift) {
    String before = "[{\"x\": 1, \"s\": \"";
    String filler = "a".repeat((1 << 17) + shift - before.length());
    String after = "\\\\\\\"}\", \"y\": 2},\n{\"x\": 3, \"y\": 4}]";
    assertThat(rows(file(folder, "a.json", before + filler + after), 1))
        .containsExactly("[1.0] -> [2.0]", "[3.0] -> [4.0]");
  }

  @Test
  void aLongArrayIsReadRowByRowWithItsLines() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < 30_000; i++) {
      text.append(i == 0 ? "" : ",").append("\n{\"x\": ").append(i).append(",\n\"y\": 1}");
    }
    text.append(",\n{\"x\": \"oops\", \"y\": 1}]");
    assertThat(rows(file(folder, "a.json", text.toString()), 3))
        .hasSize(30_001)
        .contains("[29999.0] -> [1.0]")
        .last()
        .asString()
        .endsWith("line 60002, column 'x': \"oops\" (a string) is not a number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"x\":1,\"y\":2}|the array does not end: the file is cut, or a bracket is missing",
        "[{\"x\":1,\"y\":2},{\"x\":1|an object does not end: the file is cut, or a bracket is missing",
        "[{\"x\":1,\"y\":2} {\"x\":1,\"y\":2}]|'{' where a comma or ] is expected",
        "[{\"x\":1,\"y\":2},7]|'7' where an object is expected"
      })
  void whatIsNoArrayOfObjectsIsRefused(String text, String why) {
    assertThatThrownBy(() -> open(file(folder, "a.json", text)))
        .isInstanceOf(BadInputException.class)
        .hasMessage(folder.resolve("a.json") + ", line 1: not valid JSON: " + why);
  }

  @Test
  void whatIsNoJsonIsSaidWithTheReasonForTakingItSo() {
    Source csv = file(folder, "a.json", "x,y\n1,2\n");
    assertThatThrownBy(() -> open(csv))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(folder.resolve("a.json") + ", line 1: not ")
        .hasMessageEndingWith("(read as JSON by its name's ending: format says otherwise)");
  }
}
