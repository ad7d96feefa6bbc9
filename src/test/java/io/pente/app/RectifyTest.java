package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rectifier's commands as a user runs them. */
class RectifyTest {
  private static final String EXAMPLE = "--input data/rectifier.csv --lambda 50";

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Run rectify(Path input, String options) {
    return Run.of(
        "rectify --input %s --lambda 20 --model %s%s"
            .formatted(input, folder.resolve("model"), options)
            .split(" "));
  }

  private JsonNode show() {
    return Run.line("show --model %s", folder.resolve("model")).json();
  }

  @Test
  void theExampleIsSolvedAndShown() throws IOException {
    Path model = folder.resolve("model");
    Path history = folder.resolve("history.jsonl");
    Run run = Run.line("rectify %s --model %s --history %s", EXAMPLE, model, history);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("rows       300", "dimension  6", "converged  true");
    assertThat(run.err()).contains("dead rows at the start");
    JsonNode shown = show();
    assertThat(shown.fieldNames())
        .toIterable()
        .containsExactly("kind", "x", "objective", "gradientNorm", "lambda", "training");
    assertThat(shown.get("kind").asText()).isEqualTo("rectifier");
    assertThat(shown.get("lambda").asDouble()).isEqualTo(50);
    JsonNode truth = new ObjectMapper().readTree(Path.of("data/rectifier-truth.json").toFile());
    for (int j = 0; j < 6; j++) {
      double planted = truth.get("x").get(j).asDouble();
      assertThat(shown.get("x").get(j).asDouble()).isCloseTo(planted, within(0.005));
    }
    assertThat(shown.get("objective").asDouble()).isLessThan(0.03);
    List<String> lines = Files.readAllLines(history);
    assertThat(lines).hasSize(shown.get("training").get("iterations").asInt() + 1);
    assertThat(lines.get(0)).contains("\"iteration\":0", "gradientNorm", "\"rows\":300");
    assertThat(lines.get(0)).contains("\"lambda\":50", "\"start\":1");
  }

  @Test
  void columnsThatAreAbsentAndColumnsThatAreNotReadAreTold() throws IOException {
    Path input = file("x.csv", "m_0,a_0,s,si,T,m_01\n1,2,3,4,5,6\n2,1,3,4,5,6\n");
    Run run = rectify(input, " --norm 1");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("taken as 0, as there is no such column: t, ai, ti")
        .contains("left out (not a column of a rectifier): T, m_01");
    Run whole = rectify(Path.of("data/rectifier.csv"), " --overwrite");
    assertThat(whole.err()).doesNotContain("taken as 0").doesNotContain("left out");
  }

  @Test
  void aStartWithoutAGradientIsTold() throws IOException {
    Path input = file("x.csv", "m_0,a_0,s,t\n1,0,1,2\n1,0,1,3\n");
    Path start = file("x0.json", "[-500]");
    Run dead = rectify(input, " --start " + start);
    assertThat(dead.err()).contains("the gradient is 0 at the start");
    Run alive = rectify(input, " --overwrite --start " + file("x1.json", "[1]"));
    assertThat(alive.err()).doesNotContain("the gradient is 0");
  }

  @Test
  void aStartNearTheSmallestNumbersHasADirectionToo() throws IOException {
    Path start = file("x0.json", "[3e-310, 4e-310, 0, 0, 0, 0]");
    Run run =
        Run.line(
            "rectify %s --norm 10 --start %s --iterations 0 --model %s",
            EXAMPLE, start, folder.resolve("model"));
    assertThat(run.code()).isZero();
    assertThat(show().get("x").get(0).asDouble()).isCloseTo(6, within(1e-9));
  }

  @Test
  void theGradientIsCheckedAtARandomPointAndAtTheModel() {
    Path model = folder.resolve("model");
    Run.line("rectify %s --model %s", EXAMPLE, model);
    Run random = Run.line("check-gradient --kind rectifier %s --samples 3", EXAMPLE);
    Run trained =
        Run.line("check-gradient --kind rectifier --input data/rectifier.csv --model %s", model);
    assertThat(random.code()).isZero();
    assertThat(random.out()).contains("largest error", "3 coordinates, at a random point");
    assertThat(trained.code()).isZero();
    assertThat(trained.out()).contains("6 coordinates, at " + model);
  }

  @Test
  void generatedComplexRowsGiveTheirPlantedPointBack() throws IOException {
    Path data = folder.resolve("generated");
    Path truth = folder.resolve("truth.json");
    Run generated =
        Run.line(
            "generate --kind rectifier --rows 400 --dimension 5 --lambda 20 --complex --noise 0"
                + " --seed 3 --output %s --truth %s",
            data, truth);
    assertThat(generated.code()).isZero();
    assertThat(generated.out()).contains("400 rows, dimension 5");
    Run run = rectify(data, " --tolerance 1e-12 --optimizer gauss-newton");
    assertThat(run.out()).contains("rows       400, complex");
    JsonNode known = new ObjectMapper().readTree(truth.toFile());
    for (int j = 0; j < 5; j++) {
      double planted = known.get("x").get(j).asDouble();
      assertThat(show().get("x").get(j).asDouble()).isCloseTo(planted, within(1e-9));
    }
  }

  private static final String COMPLEX_HEAD = "m_0,m_1,a_0,a_1,s,t";

  private double objective(String name, String text) throws IOException {
    Run run = rectify(file(name, text), " --iterations 0 --seed 5 --overwrite --norm 1");
    assertThat(run.err()).doesNotContain("left out");
    assertThat(run.code()).isZero();
    return show().get("objective").asDouble();
  }

  /** What is absent is 0, for each of ai, si and ti on its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ai_0,ai_1 | 3,-1 | 2,5",
        "si | 0.5 | -2",
        "ti | 4 | 1",
        "ti,ai_0,ai_1 | 4,3,-1 | 1,2,5",
        "si,ti | 1,4 | 2,1"
      })
  void anImaginaryPartMayBeGivenForSomeOnly(String columns, String first, String second)
      throws IOException {
    String[] rows = {"1,2,0.5,-1,2,3", "-1,1,2,0.25,1,-2"};
    double some =
        objective(
            "some.csv",
            "%s,%s\n%s,%s\n%s,%s\n"
                .formatted(COMPLEX_HEAD, columns, rows[0], first, rows[1], second));
    String rest = "";
    String zeros = "";
    for (String column : List.of("ai_0", "ai_1", "si", "ti")) {
      if (!List.of(columns.split(",")).contains(column)) {
        rest += "," + column;
        zeros += ",0";
      }
    }
    double all =
        objective(
            "all.csv",
            "%s,%s%s\n%s,%s%s\n%s,%s%s\n"
                .formatted(
                    COMPLEX_HEAD, columns, rest, rows[0], first, zeros, rows[1], second, zeros));
    double real = objective("real.csv", COMPLEX_HEAD + "\n" + rows[0] + "\n" + rows[1] + "\n");
    assertThat(some).isEqualTo(all).isNotEqualTo(real);
  }

  @Test
  void vectorsHoldWhatNumberedColumnsDo() throws IOException {
    double numbered = objective("n.csv", COMPLEX_HEAD + "\n1,2,0.5,-1,2,3\n-1,1,2,0.25,1,-2\n");
    double vectors =
        objective(
            "v.json",
            """
            {"m": [1, 2], "a": [0.5, -1], "s": 2, "t": 3}
            {"m": [-1, 1], "a": [2, 0.25], "s": 1, "t": -2}
            """);
    assertThat(vectors).isEqualTo(numbered);
  }

  @Test
  void sparseVectorsHoldWhatDenseOnesDo() throws IOException {
    StringBuilder dense = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      StringBuilder m = new StringBuilder();
      StringBuilder a = new StringBuilder();
      for (int j = 0; j < 12; j++) {
        m.append(j == 0 ? "" : ",").append(j == i % 12 ? i + 1 : 0);
        a.append(j == 0 ? "" : ",").append(j == (i + 3) % 12 ? 2 - i : 0);
      }
      dense.append("{\"m\": [%s], \"a\": [%s], \"s\": 1, \"t\": %d}\n".formatted(m, a, i));
    }
    Path input = file("v.json", dense.toString());
    assertThat(rectify(input, "").code()).isZero();
    JsonNode stored = show();
    var spark = io.pente.spark.LocalSpark.session();
    var rows = spark.read().json(input.toString());
    Path sparse = folder.resolve("sparse.parquet");
    rows.withColumn("m", org.apache.spark.ml.functions.array_to_vector(rows.col("m")))
        .withColumn("a", org.apache.spark.ml.functions.array_to_vector(rows.col("a")))
        .coalesce(1)
        .write()
        .parquet(sparse.toString());
    assertThat(rectify(sparse, " --overwrite").code()).isZero();
    for (int j = 0; j < 12; j++) {
      double expected = stored.get("x").get(j).asDouble();
      assertThat(show().get("x").get(j).asDouble()).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void theStartIsTakenFromAFile() throws IOException {
    Path start = file("x0.json", "[3, 4, 0, 0, 0, 0]");
    Run run =
        Run.line(
            "rectify %s --norm 10 --start %s --iterations 0 --model %s",
            EXAMPLE, start, folder.resolve("model"));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("converged  false");
    assertThat(show().get("x").get(0).asDouble()).isCloseTo(6, within(1e-14));
    assertThat(show().get("x").get(1).asDouble()).isCloseTo(8, within(1e-14));
  }

  @Test
  void aRectifierCannotPredict() {
    Path model = folder.resolve("model");
    Run.line("rectify %s --iterations 1 --model %s", EXAMPLE, model);
    Run predict =
        Run.line(
            "predict --model %s --input data/linnerud.csv --output %s", model, folder.resolve("p"));
    assertThat(predict.code()).isEqualTo(3);
    assertThat(predict.err()).contains("kind 'rectifier'", "kind 'linear'");
    assertThat(folder.resolve("p")).doesNotExist();
    Run evaluate = Run.line("evaluate --model %s --input data/linnerud.csv", model);
    assertThat(evaluate.code()).isEqualTo(3);
  }

  @Test
  void aChangedNumberInTheModelIsNoticed() throws IOException {
    Path model = folder.resolve("model");
    Run.line(
        "rectify %s --start %s --iterations 0 --model %s",
        EXAMPLE, file("x0.json", "[1.5, 2, 3, 4, 5, 6]"), model);
    Path json = model.resolve("model.json");
    Files.delete(model.resolve(".model.json.crc"));
    Files.writeString(json, Files.readString(json).replace("1.5", "1.25"));
    Run run = Run.line("show --model %s", model);
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("its model.json is not what was stored");
  }
}
