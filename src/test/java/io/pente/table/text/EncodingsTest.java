package io.pente.table.text;

import static io.pente.table.text.Written.Y;
import static io.pente.table.text.Written.file;
import static io.pente.table.text.Written.given;
import static io.pente.table.text.Written.notes;
import static io.pente.table.text.Written.open;
import static io.pente.table.text.Written.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.failure.InvalidSettingException;
import io.pente.table.Column;
import io.pente.table.Source;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingsTest {
  @TempDir private Path folder;

  private static String table(int rows) {
    StringBuilder text = new StringBuilder("stadt,x,y\n");
    for (int i = 0; i < rows; i++) {
      text.append("Zürich €,").append(i).append(',').append(2 * i).append('\n');
    }
    return text.toString();
  }

  private static void isTable(List<String> rows, int count) {
    assertThat(rows).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(rows.get(i)).isEqualTo("[" + (double) i + "] -> [" + 2.0 * i + "]");
    }
  }

  @Test
  void latin1IsRefusedUntilItIsNamed() {
    Source header = given("15-latin1-header.csv");
    assertThatThrownBy(() -> open(header))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "src/test/resources/cases/15-latin1-header.csv, line 1: not UTF-8: byte E9; give"
                + " encoding windows-1252, iso-8859-1 or what else it is");
    assertThat(open(header.withEncoding("latin1")).columns())
        .extracting(Column::name)
        .containsExactly("x", "température", "y");
    assertThatThrownBy(() -> open(given("09-latin1-predict.csv")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("09-latin1-predict.csv, line 2: not UTF-8: byte FC");
  }

  @Test
  void aByteOrderMarkOfUtf16IsReadAndSaid() {
    Source source = given("15-utf16le.csv");
    assertThat(rows(source, 3)).hasSize(12).startsWith("[0.0, 0.0] -> [1.0]");
    assertThat(notes(source))
        .first()
        .asString()
        .contains("read as UTF-16LE by its byte-order mark");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-16LE, utf-16le",
    "UTF-16BE, utf-16be",
    "UTF-16, utf-16",
    "windows-1252, windows-1252",
    "ISO-8859-15, iso-8859-15",
    "UTF-32, utf-32",
    "UTF-8, utf-8"
  })
  void anyEncodingIsReadByEachNumberOfTasks(String charset, String name) {
    Source source = file(folder, "a.csv", table(5000), Charset.forName(charset));
    for (int partitions : new int[] {1, 2, 7}) {
      isTable(rows(source.withEncoding(name), partitions), 5000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1500, 40_000})
  void aByteThatIsNoUtf8IsFoundWhereverItStands(int line) {
    byte[] bytes = table(50_000).getBytes(StandardCharsets.UTF_8);
    int at = 0;
    for (int seen = 1; seen < line; at++) {
      seen += bytes[at] == '\n' ? 1 : 0;
    }
    bytes[at + 1] = (byte) 0xE9;
    Source source = file(folder, "a.csv", bytes);
    String why = folder.resolve("a.csv") + ", line " + line + ": not UTF-8: byte E9";
    if (line < 1000) {
      assertThatThrownBy(() -> open(source)).hasMessageStartingWith(why);
    } else {
      for (int partitions : new int[] {1, 5}) {
        assertThat(rows(source, partitions)).anyMatch(row -> row.startsWith(why));
      }
    }
  }

  @Test
  void aByteThatIsNoCharacterOfTheEncodingIsRefusedAtItsLine() {
    String text = table(3000);
    byte[] bytes = text.getBytes(Charset.forName("windows-1252"));
    int at = text.indexOf("Zürich €,2000,");
    bytes[at] = (byte) 0x81;
    List<String> rows = rows(file(folder, "a.csv", bytes).withEncoding("windows-1252"));
    assertThat(rows).hasSize(2001);
    assertThat(rows.get(2000))
        .startsWith(folder.resolve("a.csv") + ", line 2002: not windows-1252: byte 81 is no");
  }

  @Test
  void utf16WithoutAMarkIsNamed() {
    Source source = file(folder, "a.csv", table(3), StandardCharsets.UTF_16LE);
    assertThatThrownBy(() -> open(source))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            folder.resolve("a.csv")
                + ": not UTF-8 but, by its zero bytes, UTF-16: give encoding utf-16le");
  }

  @Test
  void otherFormatsHaveEncodingsToo() {
    String json = "{\"größe\": 1, \"y\": 2}\n{\"größe\": 2, \"y\": 4}\n";
    Source source = file(folder, "a.json", json, StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> open(source)).hasMessageContaining("line 1: not UTF-8: byte F6");
    assertThat(rows(source.withEncoding("iso-8859-1"), 2))
        .containsExactly("[1.0] -> [2.0]", "[2.0] -> [4.0]");
    Source svm = file(folder, "a.libsvm", "1 1:2\n", StandardCharsets.UTF_16);
    assertThat(open(svm).columns()).extracting(Column::name).containsExactly("label", "f");
  }

  @Test
  void anUnknownEncodingIsWrongUsage() {
    assertThatThrownBy(() -> Source.of("a.csv").withEncoding("utf-9"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("not 'utf-9'");
    assertThat(Y.targets()).containsExactly("y");
  }
}
