package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text files of other people's making, from the command line to the model. */
class FilesAsTheyAreTest {
  private static final String CASES = "src/test/resources/cases/";

  @TempDir private Path folder;

  private Run train(String input, String options) {
    return Run.line(
        "train --input %s --targets y --model %s --overwrite %s",
        input, folder.resolve("model"), options);
  }

  private double[] weights() throws IOException {
    var json = Run.line("show --model %s", folder.resolve("model")).json();
    return Stream.of("weights")
        .flatMap(name -> json.findValues(name).stream())
        .flatMap(array -> Stream.of(array.toString().replaceAll("[\\[\\]]", "").split(",")))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private void isModel(double... expected) throws IOException {
    assertThat(weights()).containsExactly(expected, within(1e-9));
  }

  @Test
  void wordsForNoValueAreKeptWithTheModel() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "x,y\n1,3\n2,5\n-999,4\n4,9\n5,-999\n");
    Run run = train(file.toString(), "--missing skip --missing-words -999");
    assertThat(run.code()).as(run.err()).isZero();
    isModel(2);
    Run evaluated =
        Run.line("evaluate --json --input %s --model %s", file, folder.resolve("model"));
    assertThat(evaluated.json().get("rows").asInt()).isEqualTo(3);
    assertThat(evaluated.json().get("rowsSkipped").asInt()).isEqualTo(2);
    Run predicted =
        Run.line(
            "predict --input %s --model %s --output %s",
            file, folder.resolve("model"), folder.resolve("p"));
    assertThat(predicted.err()).contains("1 row without");
    Run asked =
        Run.line("evaluate --missing fail --input %s --model %s", file, folder.resolve("model"));
    assertThat(asked.code()).isEqualTo(3);
    Run few = train(file.toString(), "--missing skip --missing-words -999 --max-skipped 0.1");
    assertThat(few.code()).isEqualTo(3);
    assertThat(few.err()).contains("more than the share of 0.1 that --max-skipped allows");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15-utf16le.csv | '' | read as UTF-16LE",
        "15-latin1-header.csv | --encoding latin1 | ''",
        "16-cr.csv | '' | ''",
        "17-csv.txt | --format csv | ''",
        "19-trailing-commas.csv | '' | left out: 2 columns",
      })
  void theRightModelComesOfIt(String file, String options, String note) throws IOException {
    Run run = train(CASES + file, options);
    assertThat(run.code()).as(run.err()).isZero();
    isModel(2, -3);
    assertThat(run.err()).contains(note);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15-latin1-header.csv | line 1: not UTF-8: byte E9; give --encoding windows-1252",
        "09-latin1-predict.csv | line 2: not UTF-8: byte FC; give --encoding",
        "17-csv.txt | because of its name's ending: give --format csv",
        "18-space-header.csv | the nearest name is ' y'",
        "19-no-header.csv | give --csv-no-header",
        "19-title-rows.csv | give --csv-skip-lines",
        "14-array.json --csv-delimiter ; --features z | no column 'z'",
      })
  void orTheRightLine(String input, String why) {
    Run run = train(CASES + input, "");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err().lines().filter(line -> line.startsWith("pente:")).toList())
        .last()
        .asString()
        .contains(why);
  }

  @Test
  void whatIsSeenIsSaidByTheOptionThatSaysOtherwise() throws IOException {
    Run run = train(CASES + "26-decimal-comma.csv", "");
    assertThat(run.err())
        .contains("pente: " + CASES + "26-decimal-comma.csv: cells are separated by ';'")
        .contains("(--csv-delimiter says otherwise)")
        .contains("numbers have a decimal comma (--csv-decimal says otherwise)");
  }

  @Test
  void aPredictionNeverHoldsAReplacedCharacter() throws IOException {
    Path good = Files.writeString(folder.resolve("good.csv"), "city,x,y\na,0,1\nb,1,3\nc,2,5\n");
    assertThat(train(good.toString(), "").code()).isZero();
    Path output = folder.resolve("output");
    String predict = "predict --model %s --input %s --output %s";
    Run refused =
        Run.line(predict, folder.resolve("model"), CASES + "09-latin1-predict.csv", output);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(output).doesNotExist();
    StringBuilder late = new StringBuilder("city,x,y\n" + "a,1,3\n".repeat(3000));
    late.append("Z\u00fcrich,2,5\n");
    Path latin1 = folder.resolve("late.csv");
    Files.writeString(latin1, late, StandardCharsets.ISO_8859_1);
    refused = Run.line(predict, folder.resolve("model"), latin1, output);
    assertThat(refused.err()).contains("late.csv, line 3002: not UTF-8: byte FC");
    assertThat(output).doesNotExist();
    Run read = Run.line(predict + " --encoding latin1", folder.resolve("model"), latin1, output);
    assertThat(read.code()).as(read.err()).isZero();
    assertThat(written(output)).contains("Z\u00fcrich,2,5,5.0");
  }

  @Test
  void cellsOverLinesComeBackAsTheyCame() throws IOException {
    assertThat(train(CASES + "26-newline.csv", "").code()).isZero();
    Path output = folder.resolve("output");
    Run.line(
        "predict --model %s --input %s --output %s",
        folder.resolve("model"), CASES + "26-newline.csv", output);
    assertThat(written(output))
        .contains("1,\"line one\nline two\",3,3.0")
        .contains("3,\"a \"\"quoted\"\" word\",7,7.0");
  }

  private static String written(Path output) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> parts = Files.list(output)) {
      for (Path part : parts.filter(p -> p.toString().endsWith(".csv")).sorted().toList()) {
        text.append(Files.readString(part, Charset.forName("UTF-8")));
      }
    }
    return text.toString();
  }
}
