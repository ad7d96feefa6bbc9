package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.settings.Bounds;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.table.ColumnRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What auto does with an l1: coordinate descent on the products, then true gradients. */
class LassoByProductsTest {
  private static final String CORRELATED = "src/test/resources/cases/24-lasso-correlated.csv";

  private static LinearModel fit(LinearSettings settings, FitListener listener) {
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of());
    return LinearTraining.train(Data.open(CORRELATED), roles, settings, listener).model();
  }

  @Test
  void correlatedColumnsTakeFewPassesAndKeepTheConditionsOfAMinimum() throws IOException {
    LinearModel model = fit(LinearSettings.DEFAULTS.withL1(0.1), FitListener.NONE);
    assertThat(model.training().converged()).isTrue();
    assertThat(model.training().passes()).isLessThanOrEqualTo(4);
    // shared/cases/README.md: a 2.96887146869, e -1.98343896005, others exactly 0
    assertThat(model.weight(0, 0)).isCloseTo(2.96887146869, within(1e-10));
    assertThat(model.weight(4, 0)).isCloseTo(-1.98343896005, within(1e-10));
    assertThat(model.weights()).containsExactly(model.weight(0, 0), 0, 0, 0, model.weight(4, 0), 0);
    assertThat(beyond(model, 0.1)).isLessThanOrEqualTo(1e-10);
  }

  /** How far the subgradient is from 0 in standardized units, relative to the gradient at 0. */
  private static double beyond(LinearModel model, double l1) throws IOException {
    double[][] rows =
        Files.readAllLines(Path.of(CORRELATED)).stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toArray(double[][]::new);
    int n = rows[0].length - 1;
    double top = Arrays.stream(rows).mapToDouble(r -> r[n]).average().orElseThrow();
    double worst = 0;
    double scale = 0;
    for (int j = 0; j < n; j++) {
      int column = j;
      double mean = Arrays.stream(rows).mapToDouble(r -> r[column]).average().orElseThrow();
      double gradient = 0;
      double start = 0;
      double squares = 0;
      for (double[] row : rows) {
        double residual = model.bias()[0] - row[n];
        for (int i = 0; i < n; i++) {
          residual += model.weight(i, 0) * row[i];
        }
        gradient += 2 * (row[j] - mean) * residual / rows.length;
        start += 2 * (row[j] - mean) * (row[n] - top) / rows.length;
        squares += (row[j] - mean) * (row[j] - mean) / rows.length;
      }
      double weight = model.weight(j, 0);
      double slope = gradient / Math.sqrt(squares) + Math.signum(weight) * l1;
      worst = Math.max(worst, weight == 0 ? Math.max(0, Math.abs(slope) - l1) : Math.abs(slope));
      scale = Math.max(scale, Math.abs(start / Math.sqrt(squares)));
    }
    return worst / scale;
  }

  @Test
  void theAnnouncementSaysWhatIsDone() {
    List<String> notes = new ArrayList<>();
    List<String> passes = new ArrayList<>();
    fit(
        LinearSettings.DEFAULTS.withL1(0.1),
        event -> {
          if (event instanceof FitEvent.Noted noted) {
            notes.add(noted.note().toString());
          } else if (event instanceof FitEvent.Passed passed) {
            passes.add(passed.label());
          }
          return FitListener.Answer.GO_ON;
        });
    assertThat(notes)
        .contains(
            "optimizer auto takes lbfgs: it begins where coordinate descent on the products of 6"
                + " features, one pass, ends, and confirms that by gradient passes");
    assertThat(passes).hasSizeBetween(1, 2);
  }

  @ParameterizedTest
  @CsvSource({"0.1, 0, true", "0.1, 0.05, false", "0.5, 0.2, true", "100, 0, false"})
  void itEndsWhereLbfgsDoes(double l1, double l2, boolean nonNegative) {
    LinearSettings settings =
        LinearSettings.DEFAULTS
            .withL1(l1)
            .withL2(l2)
            .withBounds(nonNegative ? Bounds.nonNegative() : Bounds.NONE)
            .withIterations(5000)
            .withTolerance(1e-12);
    LinearModel auto = fit(settings, FitListener.NONE);
    LinearModel lbfgs = fit(settings.withOptimizer(Optimizer.LBFGS), FitListener.NONE);
    assertThat(auto.training().passes()).isLessThanOrEqualTo(6);
    for (int j = 0; j < 6; j++) {
      assertThat(auto.weight(j, 0)).isCloseTo(lbfgs.weight(j, 0), within(1e-7));
      assertThat(auto.weight(j, 0) == 0).isEqualTo(lbfgs.weight(j, 0) == 0);
    }
  }
}
