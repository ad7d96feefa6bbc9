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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code merge} and {@code update} on the command line. */
class AppendingCommandsTest {
  @TempDir private Path folder;

  @BeforeEach
  void split() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("data", "linnerud.csv"));
    for (int part = 0; part < 2; part++) {
      List<String> some = new ArrayList<>(List.of(lines.get(0)));
      some.addAll(lines.subList(1 + 12 * part, Math.min(13 + 12 * part, lines.size())));
      Files.write(folder.resolve(part + ".csv"), some);
    }
  }

  private Run train(String input, String model, String... more) {
    List<String> words = new ArrayList<>(List.of("train", "--input", input));
    words.addAll(List.of("--targets", "Weight,Waist,Pulse", "--model", at(model)));
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private static JsonNode show(String model) {
    return Run.of("show", "--model", model).json();
  }

  private void sameAsAll(String model) {
    JsonNode found = show(at(model));
    JsonNode all = show(at("all"));
    for (int j = 0; j < 3; j++) {
      for (int k = 0; k < 3; k++) {
        double right = all.at("/weights/" + j + "/" + k).asDouble();
        assertThat(found.at("/weights/" + j + "/" + k).asDouble())
            .isCloseTo(right, within(1e-11 * Math.abs(right)));
      }
    }
    assertThat(found.at("/training/loss").asDouble())
        .isCloseTo(all.at("/training/loss").asDouble(), within(1e-9));
    assertThat(found.at("/training/rows").asInt()).isEqualTo(20);
  }

  @Test
  void partsGiveTheModelOfTheWhole() throws IOException {
    train("data/linnerud.csv", "all");
    assertThat(train(at("0.csv"), "a", "--keep-moments").code()).isZero();
    assertThat(train(at("1.csv"), "b", "--keep-moments", "--optimizer", "lbfgs").code()).isZero();
    Run merged = Run.of("merge", "--models", at("a") + "," + at("b"), "--output", at("m"));
    assertThat(merged.code()).as(merged.err()).isZero();
    assertThat(merged.out()).contains("rows       20", "optimizer  merge", "files      2");
    sameAsAll("m");
    assertThat(show(at("m")).at("/training/mergedRows").toString()).isEqualTo("[12,8]");
    Run json =
        Run.of("update", "--model", at("a"), "--input", at("1.csv"), "--output", at("u"), "--json");
    assertThat(json.code()).as(json.err()).isZero();
    assertThat(json.json().at("/training/optimizer").asText()).isEqualTo("update");
    assertThat(json.json().at("/account/rowsUsed").asInt()).isEqualTo(20);
    sameAsAll("u");
    byte[] before = Files.readAllBytes(folder.resolve("a").resolve("model.json"));
    Run refused = Run.of("update", "--model", at("a"), "--input", at("1.csv"), "--output", at("a"));
    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(folder.resolve("a").resolve("model.json")).hasBinaryContent(before);
    Run placed =
        Run.of(
            "update",
            "--model",
            at("a"),
            "--input",
            at("1.csv"),
            "--output",
            at("a"),
            "--overwrite");
    assertThat(placed.code()).as(placed.err()).isZero();
    sameAsAll("a");
  }

  /** All numbers of two trees, one by one. */
  private static void alike(String at, JsonNode found, JsonNode expected) {
    if (expected.isNumber()) {
      double right = expected.asDouble();
      double room = 1e-8 * Math.max(1e-3, Math.abs(right));
      assertThat(found.asDouble()).as(at).isCloseTo(right, within(room));
    } else if (expected.isObject()) {
      for (Map.Entry<String, JsonNode> field : expected.properties()) {
        JsonNode own = found.path(field.getKey());
        if (field.getKey().startsWith("breuschPagan")) {
          assertThat(own.isNull()).as("it takes squared residuals, which no moments have").isTrue();
        } else {
          alike(at + "/" + field.getKey(), own, field.getValue());
        }
      }
    } else if (expected.isArray()) {
      assertThat(found).as(at).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        alike(at + "/" + i, found.get(i), expected.get(i));
      }
    } else {
      assertThat(found).as(at).isEqualTo(expected);
    }
  }

  private JsonNode summary(String model, String... more) {
    List<String> words = new ArrayList<>(List.of("summary", "--model", at(model), "--json"));
    words.addAll(List.of(more));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isZero();
    return run.json();
  }

  private JsonNode predicted(String model) throws IOException {
    String output = at(model + "-predicted.json");
    Run run =
        Run.line(
            "predict --overwrite --model %s --input data/linnerud.csv --output %s --interval prediction"
                + " --diagnostics",
            at(model), output);
    assertThat(run.code()).as(run.err()).isZero();
    List<String> lines = new ArrayList<>();
    try (var files = Files.list(Path.of(output))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return new ObjectMapper().readTree("[" + String.join(",", lines) + "]");
  }

  @Test
  void whatIsSaidOfAModelOfPartsIsWhatIsSaidOfTheWholes() throws IOException {
    train("data/linnerud.csv", "all");
    train(at("0.csv"), "a", "--keep-moments");
    train(at("1.csv"), "b", "--keep-moments");
    Run.of("merge", "--models", at("a") + "," + at("b"), "--output", at("m"));
    Run.of("update", "--model", at("a"), "--input", at("1.csv"), "--output", at("u"));
    for (String model : List.of("m", "u")) {
      for (List<String> how :
          List.of(
              List.<String>of(),
              List.of("--covariance", "hc3", "--input", "data/linnerud.csv"),
              List.of("--covariance", "hac", "--lags", "2", "--input", "data/linnerud.csv"))) {
        String[] options = how.toArray(String[]::new);
        alike(
            model + how,
            summary(model, options).get("targets"),
            summary("all", options).get("targets"));
      }
      alike(model, predicted(model), predicted("all"));
    }
  }

  private void refused(int code, String message, String... words) {
    Run run = Run.of(words);
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
    assertThat(folder.resolve("o")).doesNotExist();
  }

  @Test
  void whatCannotBePutTogetherIsRefusedInOneLine() {
    train(at("0.csv"), "a", "--keep-moments");
    train(at("1.csv"), "b");
    train(at("1.csv"), "c", "--keep-moments", "--l2", "0.5");
    String output = at("o");
    refused(
        ExitCode.BAD_INPUT,
        at("b") + " keeps no moments: train it again with --keep-moments",
        "merge",
        "--models",
        at("a") + "," + at("b"),
        "--output",
        output);
    refused(
        ExitCode.BAD_INPUT,
        at("a") + " was trained with l2 0.0 and " + at("c") + " with 0.5: train them alike",
        "merge",
        "--models",
        at("a") + "," + at("c"),
        "--output",
        output);
    refused(
        ExitCode.USAGE,
        "--models names two models or more, not 1",
        "merge",
        "--models",
        at("a"),
        "--output",
        output);
    refused(
        ExitCode.BAD_INPUT,
        "There is no model at",
        "merge",
        "--models",
        at("a") + "," + at("none"),
        "--output",
        output);
    refused(
        ExitCode.BAD_INPUT,
        "the model keeps no moments: train it again with --keep-moments",
        "update",
        "--model",
        at("b"),
        "--input",
        at("0.csv"),
        "--output",
        output);
    refused(
        ExitCode.USAGE,
        "--keep-moments true does not go with --l1",
        "train",
        "--input",
        at("0.csv"),
        "--targets",
        "Pulse",
        "--l1",
        "1",
        "--keep-moments",
        "--model",
        output);
  }
}
