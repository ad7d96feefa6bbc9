package io.pente.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryCommandTest {
  @TempDir Path folder;

  private String trained(String options) {
    String model = folder.resolve("m" + Math.abs(options.hashCode())).toString();
    Run run = Run.line("train --model %s %s", model, options);
    assertThat(run.code()).as(run.err()).isZero();
    return model;
  }

  @Test
  void printsATableForEveryTarget() {
    String model =
        trained("--input data/linnerud.csv --targets Weight,Pulse --features Chins,Jumps");
    Run run = Run.line("summary --model %s --level 0.9", model);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Target Weight", "Target Pulse", "Std. Error", "Pr(>|t|)", "5 %", "95 %")
        .contains("(intercept)", "Multiple R-squared", "F-statistic", "Breusch-Pagan")
        .contains("Residual covariance", "Residual correlation", "Variance inflation")
        .doesNotContain("***", "marks:");
    assertThat(Run.line("summary --model %s --stars", model).out()).contains("***", "marks:");
  }

  @Test
  void itsJsonIsTheContracts() {
    String model = trained("--input data/longley.csv --targets y");
    JsonNode json = Run.line("summary --model %s --json", model).json();
    assertThat(json.get("rows").asInt()).isEqualTo(16);
    assertThat(json.get("degreesOfFreedom").asInt()).isEqualTo(9);
    assertThat(json.get("covariance").asText()).isEqualTo("iid");
    assertThat(json.get("level").asDouble()).isEqualTo(0.95);
    JsonNode target = json.get("targets").get("y");
    JsonNode last = target.get("coefficients").get(6);
    assertThat(last.get("name").asText()).isEqualTo("(intercept)");
    assertThat(last.get("standardError").asDouble()).isCloseTo(890420.383607373, within(1e-4));
    for (String field : new String[] {"estimate", "t", "p", "low", "high"}) {
      assertThat(last.get(field).isNumber()).as(field).isTrue();
    }
    for (String field :
        new String[] {
          "residualStandardError", "r2", "adjustedR2", "f", "fP", "logLikelihood", "aic", "bic"
        }) {
      assertThat(target.get(field).isNumber()).as(field).isTrue();
    }
    assertThat(target.has("r2Origin")).isFalse();
    assertThat(json.get("residualCovariance").get(0).get(0).asDouble())
        .isCloseTo(92936.0061673238, within(1e-5));
    assertThat(Run.line("show --model %s", model).json().get("inference")).isEqualTo(json);
  }

  @Test
  void withoutStandardErrorsItSaysWhy() {
    String model = trained("--input data/longley.csv --targets y --l2 0.1");
    Run run = Run.line("summary --model %s --json", model);
    JsonNode json = run.json();
    JsonNode first = json.get("targets").get("y").get("coefficients").get(0);
    assertThat(first.get("standardError").isNull()).isTrue();
    assertThat(first.get("absent").asText()).contains("l2 penalty");
    assertThat(json.get("targets").get("y").get("r2").isNumber()).isTrue();
    assertThat(run.err()).contains("there are no standard errors: the fit has an l2 penalty");
    assertThat(Run.line("summary --model %s", model).out())
        .contains("there are no standard errors");
  }

  @Test
  void aModelWithoutInterceptHasBothR2() {
    String model =
        trained("--input data/linnerud.csv --targets Pulse --features Jumps --no-intercept");
    JsonNode target =
        Run.line("summary --model %s --json", model).json().get("targets").get("Pulse");
    assertThat(target.get("r2Origin").asDouble()).isGreaterThan(target.get("r2").asDouble());
    Run evaluated = Run.line("evaluate --model %s --input data/linnerud.csv --json", model);
    JsonNode pulse = evaluated.json().get("targets").get("Pulse");
    assertThat(pulse.get("r2Origin").asDouble())
        .isCloseTo(target.get("r2Origin").asDouble(), within(1e-12));
    assertThat(Run.line("summary --model %s", model).out())
        .contains("R-squared about 0, R's own without an intercept", "R-squared about the mean");
  }

  @Test
  void manyFeaturesDoNotFloodTheTerminal() throws Exception {
    StringBuilder csv = new StringBuilder("y");
    for (int j = 0; j < 60; j++) {
      csv.append(",x").append(j);
    }
    for (int i = 0; i < 100; i++) {
      csv.append('\n').append(i % 7);
      for (int j = 0; j < 60; j++) {
        csv.append(',').append((i * (j + 3) + j * j) % 101);
      }
    }
    Path file = folder.resolve("wide.csv");
    Files.writeString(file, csv);
    String model = trained("--input " + file + " --targets y");
    assertThat(Run.line("summary --model %s", model).out())
        .contains("… 10 more features are left out here: --json has all")
        .doesNotContain("x55 ");
  }

  @Test
  void predictWritesIntervalsAndDiagnostics() throws Exception {
    String model = trained("--input data/norris.csv --targets y");
    String out = folder.resolve("out").toString();
    Run run =
        Run.line(
            "predict --model %s --input data/norris.csv --output %s --interval prediction --level 0.9"
                + " --diagnostics",
            model, out);
    assertThat(run.code()).as(run.err()).isZero();
    try (var files = Files.list(Path.of(out))) {
      Path part = files.filter(f -> f.toString().endsWith(".csv")).findFirst().orElseThrow();
      assertThat(Files.readAllLines(part).get(0))
          .isEqualTo(
              "y,x,prediction,prediction_low,prediction_high,residual,leverage,cooks_distance");
    }
  }

  @Test
  void wrongUsageIsRefusedInOneLine() throws Exception {
    String model = trained("--input data/norris.csv --targets y");
    Run level = Run.line("summary --model %s --level 95", model);
    assertThat(level.code()).isEqualTo(2);
    assertThat(level.err()).contains("--level must be between 0 and 1, not 95.0");
    String predict =
        "predict --model " + model + " --input data/norris.csv --output " + folder + "/o ";
    Run kind = Run.line(predict + "--interval both");
    assertThat(kind.code()).isEqualTo(2);
    assertThat(kind.err()).contains("--interval is prediction or confidence, not 'both'");
    assertThat(Run.line(predict + "--level 0.9").code()).isEqualTo(2);
    Path lacking = folder.resolve("x.csv");
    Files.writeString(lacking, "x\n1\n2\n");
    Run without =
        Run.line(
            "predict --model %s --input %s --output %s/o --diagnostics", model, lacking, folder);
    assertThat(without.code()).isEqualTo(3);
    assertThat(without.err()).contains("'y'");
    String ridge = trained("--input data/norris.csv --targets y --l2 1");
    Run unsure =
        Run.line(
            "predict --model %s --input data/norris.csv --output %s/o --interval prediction",
            ridge, folder);
    assertThat(unsure.code()).isEqualTo(3);
    assertThat(unsure.err()).contains("which --interval needs: the fit has an l2 penalty");
  }
}
