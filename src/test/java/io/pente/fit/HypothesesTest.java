package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.settings.Covariance;
import io.pente.settings.LinearSettings;
import io.pente.statistics.LinearHypothesis;
import io.pente.statistics.ModelSummary;
import io.pente.statistics.NestedComparison;
import io.pente.statistics.WaldTest;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import io.pente.table.WeightsKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of hypotheses after the fit, against R's (src/test/r/covariances.R). */
class HypothesesTest {
  private static final Path FOLDER = Path.of("src/test/resources/covariances");
  private static final List<String> TARGETS = List.of("y1", "y2");

  @TempDir private Path folder;

  private static Table rows() {
    return Data.open(FOLDER.resolve("rows.csv").toString());
  }

  private static LinearModel fit(Table table, ColumnRoles roles) {
    return LinearTraining.train(table, roles, LinearSettings.DEFAULTS, FitListener.NONE).model();
  }

  private static LinearModel whole() {
    return fit(rows(), ColumnRoles.training(TARGETS, List.of("x1", "x2", "x3")));
  }

  private static double expected(String key) throws IOException {
    for (String line : Files.readAllLines(FOLDER.resolve("expected.csv"))) {
      if (line.startsWith(key + ";")) {
        return Double.parseDouble(line.substring(key.length() + 1));
      }
    }
    throw new AssertionError(key);
  }

  private static void near(double found, String key) throws IOException {
    double right = expected(key);
    assertThat(found).as(key).isCloseTo(right, within(1e-9 * Math.abs(right)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"x1 = x3;iid", "x1 = x3, x2 = 0;hc1", "2*x1 + x3 = 1;hc3"})
  void areThoseOfR(String hypothesis, String kind) throws IOException {
    LinearModel model = whole();
    var covariance =
        LinearCovariance.of(rows(), model, Covariance.of(Covariance.kind(kind))).covariance();
    List<WaldTest> tests = LinearHypothesis.of(hypothesis).test(model, covariance);
    String written = hypothesis.replace("*", " ");
    for (WaldTest test : tests) {
      String at = "test " + written + " " + kind + ";" + test.target() + ";";
      near(test.f(), at + "F;");
      near(test.p(), at + "p;");
      assertThat(test.degreesOfFreedom()).isEqualTo(56);
    }
  }

  @Test
  void allSlopesByAnotherCovarianceAreAHypothesis() {
    LinearModel model = whole();
    var covariance = LinearCovariance.of(rows(), model, Covariance.hac(3)).covariance();
    ModelSummary summary = ModelSummary.of(model, covariance, 0.95);
    WaldTest test = LinearHypothesis.of("x1, x2, x3").test(model, covariance).get(1);
    assertThat(summary.targets().get(1).f()).isCloseTo(test.f(), within(1e-9 * test.f()));
    assertThat(summary.targets().get(1).fP()).isCloseTo(test.p(), within(1e-9 * test.p()));
  }

  @Test
  void aNestedModelIsComparedAsByAnova() throws IOException {
    LinearModel small = fit(rows(), ColumnRoles.training(TARGETS, List.of("x1")));
    for (NestedComparison each : NestedComparison.of(whole(), small)) {
      near(each.f(), "nested;" + each.target() + ";F;");
      near(each.p(), "nested;" + each.target() + ";p;");
      assertThat(each.restrictions()).isEqualTo(2);
    }
  }

  @Test
  void modelsThatAreNotNestedOrOfOtherRowsAreRefused() throws IOException {
    LinearModel model = whole();
    LinearModel other = fit(rows(), ColumnRoles.training(TARGETS, List.of("x1", "w")));
    assertThatThrownBy(() -> NestedComparison.of(model, other))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the smaller has 'w', and the larger has not");
    String text = Files.readString(FOLDER.resolve("rows.csv"));
    Table shorter = Data.csv(folder, text.substring(0, text.strip().lastIndexOf('\n') + 1));
    LinearModel fewer = fit(shorter, ColumnRoles.training(TARGETS, List.of("x1")));
    assertThatThrownBy(() -> NestedComparison.of(model, fewer))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("they were trained on other rows, 59 and 60");
    Table moved = Data.csv(folder, text.replace("8.3371", "8.5"));
    LinearModel elsewhere = fit(moved, ColumnRoles.training(TARGETS, List.of("x1")));
    assertThatThrownBy(() -> NestedComparison.of(model, elsewhere))
        .hasMessageContaining("'y1' has another mean or deviation");
    LinearModel same = fit(rows(), ColumnRoles.training(TARGETS, List.of("x1", "x2", "x3")));
    assertThatThrownBy(() -> NestedComparison.of(model, same))
        .hasMessageContaining("the same number of coefficients");
  }

  @Test
  void coefficientsThatAreNoneAreToldWithTheNearestName() {
    LinearModel model = whole();
    var covariance = LinearCovariance.stored(model).covariance();
    assertThatThrownBy(() -> LinearHypothesis.of("x1 = X2").test(model, covariance))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("names no coefficient of the model: 'X2'")
        .hasMessageContaining("'x2'");
  }

  @Test
  void aHypothesisOnWhatRowsDoNotTellApartIsRefused() {
    Table table = Data.csv(folder, "a,b,c,y\n1,2,5,1\n2,4,3,4\n3,6,2,2\n4,8,7,6\n5,10,1,3\n");
    LinearModel model = fit(table, ColumnRoles.training(List.of("y"), List.of()));
    var covariance = LinearCovariance.stored(model).covariance();
    assertThatThrownBy(() -> LinearHypothesis.of("a = b").test(model, covariance))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("which the rows do not determine");
    assertThat(LinearHypothesis.of("c = 0").test(model, covariance).get(0).p()).isBetween(0., 1.);
  }

  @Test
  void fewerClustersThanRestrictionsTellNothing() {
    LinearModel model = whole();
    Table table = Data.csv(folder, twoClusters());
    var covariance = LinearCovariance.of(table, model, Covariance.clustered("g")).covariance();
    WaldTest test = LinearHypothesis.of("x1, x2, x3").test(model, covariance).get(0);
    assertThat(test.f()).isNaN();
    assertThat(test.absent()).isEqualTo("3 restrictions are more than the clusters tell apart, 1");
  }

  private static String twoClusters() {
    try {
      List<String> lines = Files.readAllLines(FOLDER.resolve("rows.csv"));
      StringBuilder text = new StringBuilder(lines.get(0)).append(",g\n");
      for (int i = 1; i < lines.size(); i++) {
        text.append(lines.get(i)).append(',').append(i % 2).append('\n');
      }
      return text.toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void tinyProbabilitiesKeepTheirDigits() {
    StringBuilder text = new StringBuilder("x,y\n");
    for (int i = 0; i < 400; i++) {
      text.append(i).append(',').append(3 * i + (i * 37 % 11 - 5) * 1.5).append('\n');
    }
    LinearModel model =
        fit(Data.csv(folder, text.toString()), ColumnRoles.training(List.of("y"), List.of()));
    WaldTest test =
        LinearHypothesis.of("x = 2.83")
            .test(model, LinearCovariance.stored(model).covariance())
            .get(0);
    assertThat(test.p()).isBetween(1e-305, 1e-150);
  }

  @Test
  void samplingWeightsHaveRobustErrorsAlone() {
    ColumnRoles roles =
        ColumnRoles.training(TARGETS, List.of("x1", "x2", "x3"))
            .withWeights("w")
            .withWeightsKind(WeightsKind.SAMPLING);
    LinearModel model = fit(rows(), roles);
    ModelSummary stored = ModelSummary.of(model, 0.95);
    assertThat(stored.targets().get(0).coefficients().get(0).standardError()).isNaN();
    assertThat(stored.targets().get(0).coefficients().get(0).absent())
        .startsWith("standard errors of sampling weights are robust");
    assertThat(stored.targets().get(0).logLikelihood()).isNaN();
    assertThatThrownBy(() -> LinearCovariance.stored(model)).isInstanceOf(BadInputException.class);
    LinearModel analytic =
        fit(rows(), ColumnRoles.training(TARGETS, List.of("x1", "x2", "x3")).withWeights("w"));
    Covariance robust = Covariance.of(Covariance.Kind.HC1);
    assertThat(LinearCovariance.of(rows(), model, robust).covariance().entry(0, 1, 1))
        .isEqualTo(LinearCovariance.of(rows(), analytic, robust).covariance().entry(0, 1, 1));
  }
}
