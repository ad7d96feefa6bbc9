package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.statistics.Coefficient;
import io.pente.statistics.ModelSummary;
import io.pente.statistics.TargetSummary;
import io.pente.table.ColumnRoles;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statistics of fits beside R's, made by src/test/r/statistics.R. */
class StatisticsAgainstRTest {
  private static final double DIGITS = 1e-10;

  /** One of R's fits, by what optimizer Pente makes it. */
  record Case(JsonNode json, String optimizer) {
    @Override
    public String toString() {
      return json.get("name").asText() + " by " + optimizer;
    }

    String text(String name) {
      return json.get(name).asText();
    }

    List<String> names(String field) {
      JsonNode names = json.get(field);
      return names.isArray() ? Data.names(names) : List.of(names.asText());
    }

    LinearModel fitted() {
      ColumnRoles roles = ColumnRoles.training(names("targets"), names("features"));
      boolean weighted = json.path("weights").isTextual();
      LinearSettings settings =
          Fits.by(Data.options(), optimizer)
              .withIntercept(json.get("intercept").asBoolean())
              .withTolerance(1e-13)
              .withIterations(2000);
      return Data.train(
              Data.open(text("file")),
              weighted ? roles.withWeights(text("weights")) : roles,
              settings)
          .model();
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (JsonNode json : expected()) {
      cases.add(new Case(json, "newton"));
      if (!json.get("name").asText().equals("longley")) {
        cases.add(new Case(json, "lbfgs"));
      }
    }
    return cases;
  }

  static JsonNode expected() throws IOException {
    try (InputStream in = StatisticsAgainstRTest.class.getResourceAsStream("/statistics/r.json")) {
      return new ObjectMapper().readTree(in);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSummaryIsRs(Case of) {
    LinearModel model = of.fitted();
    ModelSummary summary = ModelSummary.of(model, of.json().get("level").asDouble());
    assertThat(summary.absent()).isEmpty();
    assertThat(summary.degreesOfFreedom()).isEqualTo(of.json().get("degreesOfFreedom").asDouble());
    assertThat(summary.rank()).isEqualTo(of.json().get("rank").asInt());
    double share = of.optimizer().equals("newton") ? DIGITS : 1e-8;
    for (TargetSummary target : summary.targets()) {
      JsonNode right = of.json().get("of").get(target.target());
      boolean intercept = of.json().get("intercept").asBoolean();
      near(target.residualStandardError(), right, "residualStandardError", share);
      near(intercept ? target.r2() : target.r2Origin(), right, "r2", share);
      near(target.adjustedR2(), right, "adjustedR2", share);
      near(target.f(), right, "f", share);
      near(target.fP(), right, "fP", 100 * share);
      near(target.logLikelihood(), right, "logLikelihood", share);
      near(target.aic(), right, "aic", share);
      near(target.bic(), right, "bic", share);
      near(target.breuschPagan(), right, "breuschPagan", 10 * share);
      near(target.breuschPaganP(), right, "breuschPaganP", 100 * share);
      coefficients(target.coefficients(), right.get("coefficients"), share);
    }
    betweenTargets(summary, of.json(), share);
  }

  private static void coefficients(List<Coefficient> found, JsonNode right, double share) {
    for (JsonNode row : right) {
      String name = row.get("name").asText();
      Coefficient own = found.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
      if (!own.absent().isEmpty()) {
        continue;
      }
      double scale = row.get("standardError").asDouble();
      near(own.standardError(), row, "standardError", share);
      assertThat(own.estimate()).isCloseTo(row.get("estimate").asDouble(), within(share * scale));
      assertThat(own.t())
          .isCloseTo(row.get("t").asDouble(), within(share * (1 + Math.abs(own.t()))));
      near(own.p(), row, "p", share * 10 * (1 + own.t() * own.t()));
      assertThat(own.low()).isCloseTo(row.get("low").asDouble(), within(4 * share * scale));
      assertThat(own.high()).isCloseTo(row.get("high").asDouble(), within(4 * share * scale));
    }
  }

  @Test
  void whatTheRowsDoNotTellApartHasNoStandardErrorAndTheOthersHaveRs() throws IOException {
    JsonNode enb = expected().get(7);
    for (String optimizer : List.of("newton", "cg")) {
      ModelSummary summary = ModelSummary.of(new Case(enb, optimizer).fitted(), 0.95);
      List<Coefficient> found = summary.targets().get(0).coefficients();
      assertThat(found.stream().filter(c -> !c.absent().isEmpty()).map(Coefficient::name))
          .containsExactly("X1", "X3", "X4");
      assertThat(found.get(1).absent()).contains("do not tell");
      assertThat(found.get(1).standardError()).isNaN();
      assertThat(found.get(8).name()).isEqualTo("(intercept)");
      assertThat(summary.condition()).isNaN();
    }
  }

  private static void betweenTargets(ModelSummary summary, JsonNode json, double share) {
    JsonNode covariance = json.path("residualCovariance");
    int p = summary.targets().size();
    for (int e = 0; e < covariance.size() * p; e++) {
      double right = covariance.get(e / p).get(e % p).asDouble();
      assertThat(summary.residualCovariance()[e]).isCloseTo(right, within(share * Math.abs(right)));
    }
    JsonNode vif = json.path("vif");
    for (int j = 0; j < vif.size(); j++) {
      near(summary.varianceInflation()[j], vif, summary.features().get(j), share);
    }
  }

  static void near(double found, JsonNode right, String name, double share) {
    double value = right.get(name).asDouble();
    assertThat(found).as(name).isCloseTo(value, within(share * Math.abs(value)));
  }
}
