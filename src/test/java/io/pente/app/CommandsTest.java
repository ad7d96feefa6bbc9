package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands one after the other, as a user runs them. */
class CommandsTest {
  private static final String LINNERUD = "--input data/linnerud.csv --targets Weight,Waist,Pulse";

  @TempDir Path folder;

  private Path model() {
    Path model = folder.resolve("model");
    if (!Files.exists(model)) {
      assertThat(Run.line("train %s --model %s", LINNERUD, model).code()).isZero();
    }
    return model;
  }

  private List<String> lines(Path output, String ending) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(output)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ending)).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  @Test
  void trainPrintsASummaryOnStdoutAndItsChoiceOnStderr() {
    Run run = Run.line("train %s --model %s", LINNERUD, folder.resolve("model"));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("rows       20", "converged  true", "Weight", "0.267919");
    assertThat(run.err()).contains("optimizer auto takes");
  }

  @Test
  void aRunThatOnlyRisesIsADivergence() {
    Run run =
        Run.line(
            "train %s --optimizer adam --step 1e9 --model %s", LINNERUD, folder.resolve("model"));
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("'Weight'").contains("diverged");
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void aModelThatHasNotConvergedSaysSoWhereItIsUsed() {
    Path model = folder.resolve("model");
    Run fit = Run.line("train %s --optimizer gd --iterations 3 --model %s", LINNERUD, model);
    assertThat(fit.err())
        .contains("not converged: the iteration limit was reached: try more --iterations, or")
        .contains("--optimizer newton");
    Run unscaled =
        Run.line(
            "train %s --optimizer gd --iterations 3 --no-standardize --model %s",
            LINNERUD, folder.resolve("unscaled"));
    assertThat(unscaled.err()).contains("--optimizer newton, or without --no-standardize\n");
    String told = "the model's training had not converged: the iteration limit was reached";
    assertThat(Run.line("show --model %s", model).err()).contains(told);
    assertThat(Run.line("evaluate --model %s --input data/linnerud.csv", model).err())
        .contains(told);
    String predict = "predict --model %s --input data/linnerud.csv --output %s";
    assertThat(Run.line(predict, model, folder.resolve("p")).err()).contains(told);
  }

  @Test
  void theSummaryAsJsonHasTheCautions() throws IOException {
    Path file = Files.writeString(folder.resolve("few.csv"), "a,b,y\n1,2,3\n2,1,5\n4,4,1\n");
    String train = "train --input %s --targets y --json --model %s";
    Run run = Run.line(train, file, folder.resolve("few"));
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.out())
        .startsWith("{\"model\"")
        .contains("\"kind\":\"few-rows\"", "3 rows for 3 coefficients", "\"converged\":true");
  }

  @Test
  void evaluateWeighsRows() throws IOException {
    Path file = Files.writeString(folder.resolve("w.csv"), "x,y,w\n1,1,1\n2,2,1\n3,9,0\n");
    Path model = folder.resolve("weighted");
    assertThat(Run.line("train --input %s --targets y --weights w --model %s", file, model).code())
        .isZero();
    Run run = Run.line("evaluate --model %s --input %s --weights w --json", model, file);
    assertThat(run.out()).contains("\"r2\":1.0");
    Run plain = Run.line("evaluate --model %s --input %s", model, file);
    assertThat(plain.out()).doesNotContain("1.00000");
  }

  @Test
  void verboseTellsTheKernelsOnce() {
    Path model = folder.resolve("model");
    String told = "pente: kernels of this JVM: ";
    Run quiet = Run.line("train %s --model %s", LINNERUD, model);
    Run verbose = Run.line("train %s --model %s --overwrite --verbose", LINNERUD, model);
    assertThat(quiet.err()).doesNotContain(told);
    assertThat(verbose.err().lines().filter(line -> line.startsWith(told))).hasSize(1);
    assertThat(verbose.out()).isEqualTo(quiet.out());
  }

  @Test
  void showPrintsTheModelAsOneLineOfJson() {
    Run run = Run.line("show --model %s", model());
    JsonNode json = run.json();
    assertThat(run.out().lines()).hasSize(1);
    assertThat(json.get("kind").asText()).isEqualTo("linear");
    assertThat(json.get("features")).hasSize(3);
    assertThat(json.get("weights").get(2)).hasSize(3);
    assertThat(json.get("training").get("converged").asBoolean()).isTrue();
    assertThat(json.get("training").get("rows").asInt()).isEqualTo(20);
    assertThat(json.get("training").get("passes").asInt()).isPositive();
  }

  @Test
  void predictAppendsToTheRowsAsTheyAre() throws IOException {
    Path output = folder.resolve("predictions");
    assertThat(
            Run.line("predict --model %s --input data/linnerud.csv --output %s", model(), output)
                .code())
        .isZero();
    List<String> given = Files.readAllLines(Path.of("data/linnerud.csv"));
    List<String> lines = lines(output, ".csv");
    assertThat(lines.get(0))
        .isEqualTo(given.get(0) + ",prediction_Weight,prediction_Waist,prediction_Pulse");
    assertThat(lines).hasSize(given.size());
    for (int i = 1; i < lines.size(); i++) {
      assertThat(lines.get(i)).startsWith(given.get(i) + ",");
    }
    JsonNode shown = Run.line("show --model %s", model()).json();
    String[] cells = lines.get(1).split(",");
    double expected = shown.get("bias").get(0).asDouble();
    for (int j = 0; j < 3; j++) {
      expected += Double.parseDouble(cells[j]) * shown.get("weights").get(j).get(0).asDouble();
    }
    assertThat(Double.parseDouble(cells[6])).isCloseTo(expected, within(1e-10));
  }

  @Test
  void evaluateAgreesWithTheTraining() {
    Run run = Run.line("evaluate --model %s --input data/linnerud.csv --json", model());
    JsonNode json = run.json();
    JsonNode training = Run.line("show --model %s", model()).json().get("training");
    assertThat(json.get("rows").asInt()).isEqualTo(20);
    double loss = training.get("loss").asDouble();
    assertThat(json.get("mse").asDouble()).isCloseTo(loss, within(1e-12 * loss));
    assertThat(json.get("targets").get("Waist").get("r2").asDouble())
        .isCloseTo(0.5478436639729543, within(1e-9));
    assertThat(json.get("targets").get("Waist").get("mae").asDouble()).isPositive();
  }

  @Test
  void checkGradientIsSmallAtARandomPointAndAtTheModel() {
    Run random = Run.line("check-gradient %s", LINNERUD);
    Run trained = Run.line("check-gradient %s --model %s", LINNERUD, model());
    assertThat(random.out()).contains("largest error").contains("a random point");
    assertThat(random.code()).isZero();
    assertThat(trained.code()).isZero();
  }

  @Test
  void anExistingOutputStaysUnlessOverwritten() throws IOException {
    Path before = model();
    byte[] json = Files.readAllBytes(before.resolve("model.json"));
    Run refused = Run.line("train %s --l2 1 --model %s", LINNERUD, before);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("exists already").contains("--overwrite");
    Run failed =
        Run.line("train --input data/linnerud.csv --targets None --model %s --overwrite", before);
    assertThat(failed.code()).isEqualTo(3);
    assertThat(Files.readAllBytes(before.resolve("model.json"))).isEqualTo(json);
    assertThat(Run.line("train %s --l2 1 --model %s --overwrite", LINNERUD, before).code())
        .isZero();
    assertThat(Files.readAllBytes(before.resolve("model.json"))).isNotEqualTo(json);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("model");
    }
  }

  @Test
  void nothingIsReplacedThatIsNoOutput() throws IOException {
    Path input = Files.writeString(folder.resolve("mine.csv"), "x,y\n1,2\n2,4\n3,7\n");
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("thesis.txt"), "years of work");
    for (String outputs :
        List.of(
            "--model " + folder + " --overwrite",
            "--model . --overwrite",
            "--model / --overwrite",
            "--model " + input + " --overwrite",
            "--model " + other + " --overwrite",
            "--model " + folder.resolve("m") + " --overwrite --history " + input,
            "--model " + folder.resolve("m") + " --history " + folder.resolve("m/h.jsonl"),
            "--model " + folder.resolve("m") + " --history " + folder.resolve("m"))) {
      Run run = Run.line("train --input %s --targets y %s", input, outputs);
      assertThat(run.code()).as(outputs).isEqualTo(2);
      assertThat(run.err().lines().filter(line -> line.startsWith("pente:"))).hasSize(1);
    }
    assertThat(Files.readString(input)).startsWith("x,y");
    assertThat(other.resolve("thesis.txt")).exists();
    assertThat(folder.resolve("m")).doesNotExist();
  }

  @Test
  void theHistoryHasALineAnIterationAndNeverRises() throws IOException {
    Path history = folder.resolve("history.jsonl");
    Run.line(
        "train %s --optimizer gd --model %s --history %s", LINNERUD, folder.resolve("m"), history);
    double before = Double.POSITIVE_INFINITY;
    List<String> lines = Files.readAllLines(history);
    for (String line : lines) {
      JsonNode json = new ObjectMapper().readTree(line);
      assertThat(json.get("loss").asDouble()).isLessThanOrEqualTo(before * (1 + 1e-14));
      assertThat(json.get("rows").asInt()).isEqualTo(20);
      before = json.get("loss").asDouble();
    }
    assertThat(lines).hasSizeGreaterThan(5);
    assertThat(lines.get(0)).contains("\"iteration\":0", "gradientNorm", "step", "seconds");
  }

  @Test
  void optionsComeFromAFileAndTheCommandLineWins() throws IOException {
    Path config = folder.resolve("train.properties");
    Files.writeString(
        config,
        """
        # linnerud
        input = data/linnerud.csv
        targets = Weight
        iterations = 0
        overwrite = true
        model = %s
        """
            .formatted(folder.resolve("configured")));
    Run run = Run.line("train --config=%s --target Waist", config);
    assertThat(run.err()).doesNotContain("Missing");
    assertThat(run.code()).isZero();
    JsonNode shown = Run.line("show --model %s", folder.resolve("configured")).json();
    assertThat(shown.get("targets")).hasSize(1);
    assertThat(shown.get("targets").get(0).asText()).isEqualTo("Waist");
    assertThat(shown.get("training").get("iterations").asInt()).isZero();
    assertThat(shown.get("training").get("converged").asBoolean()).isFalse();
  }

  @Test
  void anUnknownOptionInTheFileIsNamedWithItsLine() throws IOException {
    Path config = folder.resolve("wrong.properties");
    Files.writeString(config, "input = x.csv\nlearning-rate = 3\n");
    Run run = Run.line("train --config %s", config);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("line 2", "--learning-rate");
  }

  @Test
  void generatedRowsGiveTheirModelBack() {
    Path data = folder.resolve("generated");
    Path truth = folder.resolve("truth.json");
    Run generated =
        Run.line(
            "generate --rows 500 --features 4 --targets 2 --noise 0 --seed 3 --output %s --truth %s",
            data, truth);
    assertThat(generated.code()).isZero();
    Path model = folder.resolve("found");
    assertThat(
            Run.line("train --input %s --targets y1,y2 --tolerance 1e-13 --model %s", data, model)
                .code())
        .isZero();
    JsonNode found = Run.line("show --model %s", model).json();
    try {
      JsonNode known = new ObjectMapper().readTree(truth.toFile());
      for (int j = 0; j < 4; j++) {
        for (int k = 0; k < 2; k++) {
          double expected = known.get("weights").get(j).get(k).asDouble();
          assertThat(found.get("weights").get(j).get(k).asDouble())
              .isCloseTo(expected, within(1e-9));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void generatedParquetPredictsToParquetWithItsTypes() {
    Path data = folder.resolve("generated.parquet");
    Run.line("generate --rows 50 --features 2 --targets 1 --output %s --format parquet", data);
    Path model = folder.resolve("m");
    assertThat(Run.line("train --input %s --targets y1 --model %s", data, model).code()).isZero();
    Path output = folder.resolve("out");
    Run run =
        Run.line(
            "predict --model %s --input %s --output %s --output-format parquet",
            model, data, output);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("50 rows");
    assertThat(columns(output)).containsExactly("x1", "x2", "y1", "prediction");
    Path named = folder.resolve("out.parquet");
    assertThat(Run.line("predict --model %s --input %s --output %s", model, data, named).code())
        .isZero();
    assertThat(columns(named)).containsExactly("x1", "x2", "y1", "prediction");
  }

  private static String[] columns(Path parquet) {
    return io.pente.spark.LocalSpark.session().read().parquet(parquet.toString()).columns();
  }
}
