package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Covariances, hypotheses and other models on the command line. */
class SummaryOptionsTest {
  private static final String ROWS = "src/test/resources/covariances/rows.csv";

  @TempDir private static Path folder;

  private static void train(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("train", "--input", ROWS, "--targets", "y1,y2"));
    words.addAll(List.of("--model", folder.resolve(name).toString()));
    words.addAll(List.of(more));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
  }

  @BeforeAll
  static void models() {
    train("plain", "--features", "x1,x2,x3");
    train("small", "--features", "x1");
    train("sampled", "--features", "x1,x2,x3", "--weights", "w", "--weights-kind", "sampling");
    train("offset", "--features", "x1", "--offset", "o", "--controls", "x3");
  }

  private static Run summary(String model, String... more) {
    List<String> words = new ArrayList<>(List.of("summary", "--model"));
    words.add(folder.resolve(model).toString());
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  @Test
  void aColumnOfClustersMayHaveACommaInItsName() throws Exception {
    Path commas = folder.resolve("commas.csv");
    Files.writeString(commas, Files.readString(Path.of(ROWS)).replaceFirst("firm", "\"firm,no\""));
    Run run = summary("plain", "--input", commas.toString(), "--cluster-column", "firm,no");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("cluster by firm,no (7 clusters)");
  }

  @Test
  void aCovarianceIsNamedWithItsClusters() {
    Run run = summary("plain", "--input", ROWS, "--cluster", "firm,year");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("errors +cluster by firm and year \\(7 and 5 clusters, \\d+ of both\\)");
    JsonNode both = summary("plain", "--input", ROWS, "--cluster", "firm,year", "--json").json();
    assertThat(run.out()).contains(both.get("clustersOfBoth").asInt() + " of both");
    JsonNode json = summary("plain", "--input", ROWS, "--cluster", "firm", "--json").json();
    assertThat(json.has("clustersOfBoth")).isFalse();
    assertThat(json.get("covariance").asText()).isEqualTo("cluster");
    assertThat(json.get("clusters").get("firm").asInt()).isEqualTo(7);
    assertThat(json.get("degreesOfFreedom").asInt()).isEqualTo(56);
  }

  @Test
  void hypothesesAndAnotherModelStandBelow() {
    String small = folder.resolve("small").toString();
    Run run = summary("plain", "--test", "x1 = x3", "--test", "x2", "--against", small);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("hypothesis  x1 = x3")
        .containsPattern("y1 +F = .* on 1 and 56 degrees of freedom, p = ")
        .contains("against  " + small);
    JsonNode json = summary("plain", "--test", "x1 = x3", "--against", small, "--json").json();
    assertThat(json.get("tests").get(0).get("targets").get("y2").get("restrictions").asInt())
        .isEqualTo(1);
    assertThat(json.get("against").get("targets").get("y1").get("f").asDouble()).isPositive();
  }

  @Test
  void weightsOfSamplingAreSaidAndNeedTheRows() {
    Run stored = summary("sampled", "--json");
    assertThat(stored.json().get("roles").get("weightsKind").asText()).isEqualTo("sampling");
    JsonNode row = stored.json().get("targets").get("y1").get("coefficients").get(0);
    assertThat(row.get("standardError").isNull()).isTrue();
    assertThat(row.get("absent").asText()).contains("need the rows of the training");
    Run read = summary("sampled", "--input", ROWS);
    assertThat(read.out()).containsPattern("errors +hc1").containsPattern("weights +w, sampling");
  }

  @Test
  void rolesAreSaidByTrainAndShow() {
    JsonNode roles =
        Run.of("show", "--model", folder.resolve("offset").toString()).json().get("roles");
    assertThat(roles.get("offset").asText()).isEqualTo("o");
    assertThat(roles.get("controls").get(0).asText()).isEqualTo("x3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--covariance hc9|2|--covariance is one of iid, hc0",
        "--covariance hc1|2|--input PATH",
        "--covariance hac --input ROWS|2|needs --lags L",
        "--lags -1 --input ROWS|2|--lags must be 0 or more, not -1",
        "--lags 60 --input ROWS|2|--lags must be below the number of rows, 60, not 60",
        "--covariance hc1 --cluster firm --input ROWS|2|--cluster firm goes with --covariance cluster",
        "--covariance cluster --input ROWS|2|--covariance cluster needs --cluster",
        "--cluster firm,firm --input ROWS|2|--cluster must be one column or two different ones",
        "--cluster firms --input ROWS|3|no column 'firms'",
        "--test x1=|2|the hypothesis 'x1=' cannot be read",
        "--test X1|3|the nearest name is 'x1'",
        "--test x1,x1|3|follows from the others",
        "--against nowhere|3|There is no model at",
        "--covariance hc1 --input data/linnerud.csv|3|no column 'y1'"
      })
  void whatCannotBeIsOneClearLine(String options, int code, String message) {
    Run run = summary("plain", options.replace("ROWS", ROWS).split(" "));
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void fractionsAreNoFrequencies() {
    Run run =
        Run.line(
            "train --input %s --targets y1 --features x1 --weights w --weights-kind frequency"
                + " --model %s",
            ROWS, folder.resolve("none"));
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("line 3, column 'w': weight 0.38 is no whole number");
  }
}
