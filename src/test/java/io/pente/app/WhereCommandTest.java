package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --where} on the command line. */
class WhereCommandTest {
  private static final String WHERE = "Chins > 2 and Situps < 200";

  @TempDir private Path folder;

  private Run train(String where, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "train", "--input", "data/linnerud.csv", "--targets", "Weight", "--where", where));
    words.addAll(List.of("--model", folder.resolve("m").toString(), "--overwrite"));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  @Test
  void theAccountCountsAndTheModelShowsIt() {
    Run run = train(WHERE, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode account = run.json().get("account");
    long left = account.get("rowsSkipped").get("not (" + WHERE + ")").asLong();
    assertThat(left).isPositive();
    assertThat(account.get("rowsRead").asLong()).isEqualTo(20);
    assertThat(account.get("rowsUsed").asLong()).isEqualTo(20 - left);
    assertThat(run.err()).contains("left out by --where '" + WHERE + "': " + left + " of 20 rows");
    JsonNode training =
        Run.of("show", "--model", folder.resolve("m").toString()).json().get("training");
    assertThat(training.get("settings").get("where").asText()).isEqualTo(WHERE);
    assertThat(training.get("rows").asLong()).isEqualTo(20 - left);
    assertThat(train(WHERE).out()).contains("not (" + WHERE + ")");
  }

  @Test
  void predictAndEvaluateKnowNone() {
    train(WHERE);
    String model = folder.resolve("m").toString();
    assertThat(
            Run.of("evaluate", "--json", "--input", "data/linnerud.csv", "--model", model)
                .json()
                .get("rows")
                .asLong())
        .isEqualTo(20);
    assertThat(
            Run.of(
                    "predict",
                    "--input",
                    "data/linnerud.csv",
                    "--model",
                    model,
                    "--output",
                    folder.resolve("p").toString())
                .out())
        .startsWith("20 rows with predictions");
    assertThat(
            Run.of("evaluate", "--where", "x", "--input", "data/linnerud.csv", "--model", model)
                .code())
        .isEqualTo(2);
  }

  @Test
  void whatIsWrongIsOneLine() {
    for (String[] each :
        new String[][] {
          {
            "Chins >",
            "2",
            "--where needs a condition on the columns of a row, not 'Chins >': Syntax"
          },
          {
            "Chin > 1", "3", "no column 'Chin' in data/linnerud.csv, which --where 'Chin > 1' names"
          },
          {"Chins > 1000", "3", "has no rows to train on: --where 'Chins > 1000' is true for none"},
          {" ", "2", "--where is empty"}
        }) {
      Run run = train(each[0]);
      assertThat(run.code()).as(run.err()).isEqualTo(Integer.parseInt(each[1]));
      List<String> lines = run.err().lines().filter(line -> !line.startsWith("reading ")).toList();
      assertThat(lines).hasSize(1);
      assertThat(lines.get(0)).contains(each[2]);
      assertThat(folder.resolve("m")).doesNotExist();
    }
  }

  @Test
  void gradientsAreCheckedOnTheRowsThatCount() {
    Run run =
        Run.of(
            "check-gradient",
            "--input",
            "data/linnerud.csv",
            "--targets",
            "Weight",
            "--where",
            "Chins > 5");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(
            Run.of(
                    "check-gradient",
                    "--input",
                    "data/linnerud.csv",
                    "--targets",
                    "Weight",
                    "--where",
                    "Chins > 500")
                .code())
        .isEqualTo(3);
  }

  @Test
  void rectifyLeavesRowsOut() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("data/rectifier.csv"));
    List<String> more = new ArrayList<>();
    more.add(lines.get(0) + ",keep");
    lines.stream().skip(1).forEach(line -> more.add(line + ",yes"));
    Stream.of("no", "maybe")
        .forEach(word -> more.add("oops" + ",".repeat(lines.get(0).split(",").length) + word));
    Path file = folder.resolve("r.csv");
    Files.write(file, more);
    String[] plain = {"rectify", "--input", "data/rectifier.csv", "--lambda", "50", "--json"};
    String[] where = {
      "rectify", "--input", file.toString(), "--lambda", "50", "--json", "--where", "keep = 'yes'"
    };
    Run one = rectify(plain, "a");
    Run other = rectify(where, "b");
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(other.json().get("training").get("objective"))
        .isEqualTo(one.json().get("training").get("objective"));
    assertThat(other.json().get("account").get("rowsSkipped").get("not (keep = 'yes')").asInt())
        .isEqualTo(2);
  }

  private Run rectify(String[] words, String model) {
    return Run.of(
        Stream.concat(Stream.of(words), Stream.of("--model", folder.resolve(model).toString()))
            .toArray(String[]::new));
  }
}
