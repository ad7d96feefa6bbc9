package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file's content: exit 3, and one line that names it. */
class BadInputTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void name() {
    model = folder.resolve("model");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void refused(Run run, String... said) {
    assertThat(run.err()).contains(said);
    assertThat(run.err().lines().filter(line -> line.startsWith("pente:"))).hasSize(1);
    assertThat(run.err()).doesNotContain("\tat ");
    assertThat(run.code()).isEqualTo(3);
    assertThat(model).doesNotExist();
  }

  private Run train(Path input) {
    return Run.line("train --input %s --targets y --model %s", input, model);
  }

  @Test
  void aMissingFile() {
    refused(train(folder.resolve("none.csv")), "none.csv");
  }

  @Test
  void anEmptyFile() throws IOException {
    refused(train(file("empty.csv", "")), "empty.csv");
  }

  @Test
  void noRows() throws IOException {
    refused(train(file("header.csv", "x,y\n")), "header.csv");
  }

  @Test
  void noSuchColumnWithTheNearestName() {
    Run run = Run.line("train --input data/linnerud.csv --targets Wieght --model %s", model);
    refused(run, "Wieght", "nearest", "Weight");
  }

  @Test
  void textFarDownANumericColumn() throws IOException {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 5000; i++) {
      text.append(i).append(',').append(2 * i).append('\n');
    }
    text.append("oops,1\n");
    refused(train(file("far.csv", text.toString())), "far.csv", "line 5002", "'x'", "'oops'");
  }

  @Test
  void notANumberAndInfinity() throws IOException {
    refused(train(file("nan.csv", "x,y\n1,2\nNaN,3\n")), "line 3", "'x'", "NaN");
    refused(train(file("inf.csv", "x,y\n1,2\n2,Infinity\n")), "line 3", "'y'", "Infinity");
  }

  @Test
  void aRaggedRow() throws IOException {
    refused(train(file("ragged.csv", "x,y\n1,2\n3\n")), "line 3");
  }

  @Test
  void headersWithoutACommonName() throws IOException {
    Path a = file("a.csv", "x,y\n1,2\n");
    Path b = file("b.csv", "3,4\n5,6\n");
    refused(Run.line("train --input %s %s --targets y --model %s", a, b, model), "a.csv", "b.csv");
  }

  @Test
  void noFeatures() throws IOException {
    refused(train(file("text.csv", "y,name\n1,a\n2,b\n")), "text.csv");
  }

  @Test
  void aTargetAloneIsFittedByItsMean() throws IOException {
    Run run = train(file("only.csv", "y\n1\n2\n6\n"));
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("no features: the model is the mean of each target alone");
    assertThat(run.out()).contains("(bias)          3.00000");
  }

  @Test
  void aNegativeWeight() throws IOException {
    Path input = file("weights.csv", "x,y,w\n1,2,1\n2,3,-4\n");
    refused(
        Run.line("train --input %s --targets y --weights w --model %s", input, model),
        "line 3",
        "'w'",
        "-4");
  }

  @Test
  void skippedRowsAreCountedWithExamples() throws IOException {
    Path input = file("some.csv", "x,y\n1,2\noops,3\n2,4\n3,NaN\n4,8\n");
    Run run = Run.line("train --input %s --targets y --bad-rows skip --model %s", input, model);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("rows       3 (2 left out)");
    assertThat(run.err()).contains("2 rows left out", "line 3", "'oops'", "line 5");
  }

  @Test
  void aModelThatIsMissingTruncatedOrOfAnotherKind() throws IOException {
    refused(Run.line("show --model %s", folder.resolve("none")), "none");
    Path good = folder.resolve("good");
    Run.line("train --input data/linnerud.csv --targets Weight --model %s", good);
    String json = Files.readString(good.resolve("model.json"));
    Files.deleteIfExists(good.resolve(".model.json.crc"));
    Files.writeString(good.resolve("model.json"), json.substring(0, json.length() / 2));
    refused(Run.line("show --model %s", good), "good", "not whole JSON");
    Files.writeString(good.resolve("model.json"), json.replace("\"linear\"", "\"forest\""));
    refused(Run.line("show --model %s", good), "forest", "linear");
    Files.writeString(good.resolve("model.json"), json);
    Files.delete(good.resolve("weights.bin"));
    refused(Run.line("show --model %s", good), "good", "cannot be used");
  }

  @Test
  void aFeatureOfTheModelThatTheInputLacks() throws IOException {
    Path good = folder.resolve("good");
    Run.line("train --input data/linnerud.csv --targets Weight --model %s", good);
    Path other = file("other.csv", "Chins,situps,Jumps,Waist,Pulse\n1,2,3,4,5\n");
    Run run =
        Run.line("predict --model %s --input %s --output %s", good, other, folder.resolve("out"));
    refused(run, "Situps", "situps");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void aBadCellInAPredictionLeavesNothingBehind() throws IOException {
    Path good = folder.resolve("good");
    Run.line("train --input data/linnerud.csv --targets Weight --features Chins --model %s", good);
    Path other = file("other.csv", "Chins\n1\n\"\"\n");
    Run run =
        Run.line("predict --model %s --input %s --output %s", good, other, folder.resolve("out"));
    refused(run, "line 3", "'Chins'");
    try (var left = Files.list(folder)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("good", "other.csv");
    }
  }

  @Test
  void numbersWhoseSquaresOverflowAreFittedInUnitsOfTheirOwn() throws IOException {
    Run run = train(file("huge.csv", "x,y\n1e300,1\n-1e300,2\n3e300,4\n"));
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("converged  true").contains("5.00000e-301");
  }
}
