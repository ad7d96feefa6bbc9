package io.pente.table.text;

import static io.pente.table.text.Written.Y;
import static io.pente.table.text.Written.file;
import static io.pente.table.text.Written.notes;
import static io.pente.table.text.Written.open;
import static io.pente.table.text.Written.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.table.Selection;
import io.pente.table.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Titles, missing headers, trailing delimiters and counted rows (cases 19 and 25), written with
 * other delimiters, in other encodings, compressed, and in folders.
 */
class HeadSiblingsTest {
  private static final String TITLED = "Report of May;;\n;;\na;b;y\n1;2;3\n2;3;5\n";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {";", "\t", "|"})
  void aTitleIsNamedAndPassedOverWhateverTheDelimiter(String delimiter) throws IOException {
    titled(file(folder, "t.csv", TITLED.replace(";", delimiter)));
  }

  @Test
  void aTitleIsNamedAndPassedOverInOtherBytes() throws IOException {
    titled(file(folder, "t.csv", "\uFEFF" + TITLED, StandardCharsets.UTF_16LE));
    titled(file(folder, "z.csv.gz", gzip(TITLED)));
    titled(file(folder, "r.csv", TITLED.replace("\n", "\r\n")));
  }

  private static void titled(Source source) {
    assertThatThrownBy(() -> open(source))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 of 3 columns have no name")
        .hasMessageEndingWith("where a title stands above the header, give csvSkipLines");
    assertThat(rows(source.withCsv(source.csv().withSkipLines(2)), 3))
        .containsExactly("[1.0, 2.0] -> [3.0]", "[2.0, 3.0] -> [5.0]");
  }

  @Test
  void aMissingHeaderIsHintedAtInOtherFiles() throws IOException {
    noHeader(file(folder, "semicolons.csv", "1;2;3\n4;5;6\n"));
    noHeader(file(folder, "tabs.tsv", "1.5\t2e3\t-3\n4\t5\t6\n"));
    noHeader(file(folder, "packed.csv.gz", gzip("1,2,3\n4,5,6\n")));
  }

  private static void noHeader(Source source) {
    assertThatThrownBy(() -> rows(source))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("line 1 holds only numbers: where it is no header, give csvHeader");
  }

  @Test
  void trailingDelimitersMakeNoColumnsInOtherFiles() throws IOException {
    trailing(file(folder, "semicolons.csv", "x;y;;\n1;2;;\n3;4;;\n"));
    trailing(file(folder, "tabs.tsv", "x\ty\t\n1\t2\t\n3\t4\t\n"));
    trailing(file(folder, "packed.csv.gz", gzip("x,y,,\n1,2,,\n3,4,,\n")));
    Path parts = folder.resolve("parts");
    assertThat(parts.toFile().mkdir()).isTrue();
    file(parts, "1.csv", "x,y,\n1,2,\n");
    file(parts, "2.csv", "x,y,\n3,4,\n");
    trailing(Source.of(parts.toString()));
  }

  private static void trailing(Source source) {
    assertThat(rows(source, 2)).containsExactly("[1.0] -> [2.0]", "[3.0] -> [4.0]");
    assertThat(notes(source)).anyMatch(note -> note.contains("without name and values"));
  }

  @Test
  void aNamelessCountOfTheRowsIsNoFeatureInOtherFiles() throws IOException {
    counted(file(folder, "semicolons.csv", ";x;y\n0;5;6\n1;7;9\n2;8;1\n"));
    counted(file(folder, "tabs.tsv", "\tx\ty\n1\t5\t6\n2\t7\t9\n"));
    counted(file(folder, "packed.csv.gz", gzip(",x,y\n0,5,6\n1,7,9\n")));
    counted(file(folder, "wide.csv", "\uFEFF,x,y\n0,5,6\n1,7,9\n", StandardCharsets.UTF_16LE));
  }

  private static void counted(Source source) {
    assertThat(Selection.of(open(source), Y).featureNames(1)).containsExactly("x");
    assertThat(notes(source)).anyMatch(note -> note.contains("counts the rows: it is c1"));
  }

  private static byte[] gzip(String text) throws IOException {
    Charset utf8 = StandardCharsets.UTF_8;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(utf8));
    }
    return bytes.toByteArray();
  }
}
