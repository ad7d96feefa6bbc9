package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.settings.Covariance;
import io.pente.settings.LinearSettings;
import io.pente.statistics.CoefficientCovariance;
import io.pente.statistics.LinearHypothesis;
import io.pente.statistics.ModelSummary;
import io.pente.statistics.RowUncertainty;
import io.pente.statistics.WaldTest;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Columns that go together: b = a + z, z small, has the same fits, leverages and tests as a and z
 * have, which do not go together. Numbers lose no more than the condition number takes.
 */
class CollinearInferenceTest {
  private static final int ROWS = 200;

  @TempDir private Path folder;

  /** Columns a, b, z = b − a exactly, y, and a cluster g. */
  private static double[][] rows(double size) {
    Random random = new Random(3);
    double[][] rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      double a = random.nextGaussian();
      double b = a + size * random.nextGaussian();
      double y = 1 + a + b + (0.5 + Math.abs(a)) * random.nextGaussian();
      rows[i] = new double[] {a, b, b - a, y, i % 3};
    }
    return rows;
  }

  private Table table(double[][] rows) {
    StringBuilder text = new StringBuilder("a,b,z,y,g\n");
    for (double[] row : rows) {
      List<String> cells = Arrays.stream(row).mapToObj(Double::toString).toList();
      text.append(String.join(",", cells)).append('\n');
    }
    return Data.csv(folder, text.toString());
  }

  private static LinearModel fit(Table table, String... features) {
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of(features));
    return LinearTraining.train(table, roles, LinearSettings.DEFAULTS, FitListener.NONE).model();
  }

  private static WaldTest test(String hypothesis, LinearModel model, CoefficientCovariance of) {
    return LinearHypothesis.of(hypothesis).test(model, of).get(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-3, 1e-6, 1e-8})
  void leveragesAndTestsAreThoseOfColumnsThatDoNotGoTogether(double size) {
    double[][] rows = rows(size);
    Table table = table(rows);
    LinearModel together = fit(table, "a", "b");
    LinearModel apart = fit(table, "a", "z");
    double share = 1e-10 + 1e-14 / size;
    RowUncertainty own = new RowUncertainty(together.findings().inference().design());
    RowUncertainty other = new RowUncertainty(apart.findings().inference().design());
    double sum = 0;
    for (double[] row : rows) {
      double right = other.of(new double[] {row[0], row[2]});
      double found = own.of(new double[] {row[0], row[1]});
      assertThat(found).isCloseTo(right, within(share * right));
      sum += found;
    }
    assertThat(sum).isCloseTo(3, within(3 * share));
    for (String kind : List.of("hc0", "hc3")) {
      Covariance choice = Covariance.of(Covariance.kind(kind));
      CoefficientCovariance first = LinearCovariance.of(table, together, choice).covariance();
      CoefficientCovariance second = LinearCovariance.of(table, apart, choice).covariance();
      double f = ModelSummary.of(together, first, 0.95).targets().get(0).f();
      double right = ModelSummary.of(apart, second, 0.95).targets().get(0).f();
      assertThat(f).as(kind).isCloseTo(right, within(10 * share * right));
      WaldTest both = test("a + b = 2.5, (intercept) = 0", together, first);
      WaldTest same = test("a = 2.5, (intercept) = 0", apart, second);
      assertThat(both.f()).as(kind).isCloseTo(same.f(), within(10 * share * same.f()));
    }
  }

  @Test
  void threeClustersDoNotTellThreeRestrictionsApartHoweverColumnsGoTogether() {
    Table table = table(rows(1e-4));
    LinearModel model = fit(table, "a", "b");
    CoefficientCovariance covariance =
        LinearCovariance.of(table, model, Covariance.clustered("g")).covariance();
    WaldTest test = test("a = 1, b = 1, (intercept) = 1", model, covariance);
    assertThat(test.f()).isNaN();
    assertThat(test.absent()).isEqualTo("3 restrictions are more than the clusters tell apart, 2");
  }

  @Test
  void ofDependentColumnsARobustTestOfAllSlopesIsThatWithoutThem() {
    List<double[]> rows = new ArrayList<>();
    for (double[] row : rows(1)) {
      rows.add(new double[] {row[0], row[1], 2 * row[0] + 3, row[3], row[4]});
    }
    Table table = table(rows.toArray(double[][]::new));
    LinearModel all = fit(table, "a", "b", "z");
    LinearModel some = fit(table, "a", "b");
    Covariance choice = Covariance.of(Covariance.Kind.HC1);
    double found =
        ModelSummary.of(all, LinearCovariance.of(table, all, choice).covariance(), 0.95)
            .targets()
            .get(0)
            .f();
    double right =
        ModelSummary.of(some, LinearCovariance.of(table, some, choice).covariance(), 0.95)
            .targets()
            .get(0)
            .f();
    assertThat(found).isCloseTo(right, within(1e-9 * right));
  }

  @Test
  void aTestWithoutAnswerSaysWhyInTheSummary() {
    Table table = table(rows(1));
    LinearModel model = fit(table, "a", "b", "g");
    CoefficientCovariance covariance =
        LinearCovariance.of(table, model, Covariance.clustered("g")).covariance();
    ModelSummary summary = ModelSummary.of(model, covariance, 0.95);
    assertThat(summary.targets().get(0).f()).isNaN();
    assertThat(summary.notes())
        .contains("'y' has no F: 3 slopes are more than the clusters tell apart, 2");
  }

  @Test
  void interceptsAreTestedWithColumnsFarFromZero() {
    Random random = new Random(1);
    StringBuilder far = new StringBuilder("x,d,y\n");
    for (int i = 0; i < 60; i++) {
      double d = random.nextInt(1000) / 256.0;
      double y = 3 + d + random.nextGaussian();
      far.append(1e6 + d).append(',').append(d).append(',').append(y).append('\n');
    }
    Table table = Data.csv(folder, far.toString());
    LinearModel model = fit(table, "x");
    LinearModel near = fit(table, "d");
    Covariance choice = Covariance.of(Covariance.Kind.HC3);
    WaldTest test =
        test(
            "(intercept) = 3, x = 0",
            model,
            LinearCovariance.of(table, model, choice).covariance());
    WaldTest right =
        test("(intercept) = 3, d = 0", near, LinearCovariance.of(table, near, choice).covariance());
    assertThat(test.f()).isCloseTo(right.f(), within(1e-8 * right.f()));
  }

  @Test
  void aRowThatDecidesACoefficientAloneHasNoDistanceOfCooks() {
    StringBuilder text = new StringBuilder("x,only,y\n");
    for (int i = 0; i < 30; i++) {
      text.append(1000.1 + 0.7 * i).append(i == 4 ? ",1," : ",0,").append(i * i % 7).append('\n');
    }
    LinearModel model = fit(Data.csv(folder, text.toString()), "x", "only");
    PredictionExtras wanted = new PredictionExtras(Optional.empty(), 0.95, true, Optional.empty());
    double[] row = new double[4]; // the prediction, residual, leverage, distance
    RowExtras.of(model, wanted)
        .append(new double[] {1000.1 + 0.7 * 4, 1}, new double[] {2}, 1, row);
    assertThat(row[2]).isEqualTo(1);
    assertThat(row[3]).isNaN();
    RowExtras.of(model, wanted).append(new double[] {1000.1, 0}, new double[] {0}, 1, row);
    assertThat(row[2]).isBetween(0.0, 0.2);
    assertThat(row[3]).isPositive();
  }
}
