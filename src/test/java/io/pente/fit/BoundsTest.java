package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.InvalidSettingException;
import io.pente.model.LinearModel;
import io.pente.settings.Bounds;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights within bounds, against every active set solved in rationals. */
class BoundsTest {
  @TempDir static Path folder;

  /** Small integers, so that rationals stay short. */
  private static double[][] rows(long seed, int count, int features) {
    Random random = new Random(seed);
    double[][] rows = new double[count][features + 1];
    for (double[] row : rows) {
      Arrays.setAll(row, j -> random.nextInt(21) - 10);
    }
    return rows;
  }

  private static Table table(double[][] rows) {
    int n = rows[0].length - 1;
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < n; j++) {
      text.append("x").append(j).append(',');
    }
    text.append("y\n");
    for (double[] row : rows) {
      String line = Arrays.toString(row);
      text.append(line, 1, line.length() - 1).append('\n');
    }
    return Data.csv(folder, text.toString().replace(" ", ""));
  }

  /**
   * The best of all solutions with some weights at a wall and the others free, each exact: with
   * walls the minimum is one of them, and the lowest that keeps to the walls is it.
   */
  private static double[] byActiveSets(double[][] rows, double lower, double upper) {
    int n = rows[0].length - 1;
    double[] best = null;
    double lowest = Double.POSITIVE_INFINITY;
    for (int code = 0; code < Math.pow(3, n); code++) {
      double[] weights = solution(rows, code, lower, upper);
      boolean within = weights != null;
      for (int j = 0; within && j < n; j++) {
        within = weights[j] >= lower && weights[j] <= upper;
      }
      if (within && squares(rows, weights) < lowest) {
        lowest = squares(rows, weights);
        best = weights;
      }
    }
    return best;
  }

  private static double[] solution(double[][] rows, int code, double lower, double upper) {
    int n = rows[0].length - 1;
    double[] weights = new double[n + 1];
    List<Integer> free = new ArrayList<>();
    for (int j = 0, rest = code; j < n; j++, rest /= 3) {
      if (rest % 3 == 0) {
        free.add(j);
      }
      weights[j] = rest % 3 == 1 ? lower : rest % 3 == 2 ? upper : 0;
      if (Double.isInfinite(weights[j])) {
        return null;
      }
    }
    double[][] x = new double[rows.length][free.size()];
    double[] y = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      y[i] = rows[i][n];
      for (int j = 0; j < n; j++) {
        y[i] -= rows[i][j] * weights[j];
      }
      for (int f = 0; f < free.size(); f++) {
        x[i][f] = rows[i][free.get(f)];
      }
    }
    Rational[] found = Rational.leastSquares(x, y);
    for (int f = 0; f < free.size(); f++) {
      weights[free.get(f)] = found[f + 1].doubleValue();
    }
    weights[n] = found[0].doubleValue();
    return weights;
  }

  private static double squares(double[][] rows, double[] weights) {
    int n = rows[0].length - 1;
    double sum = 0;
    for (double[] row : rows) {
      double r = weights[n] - row[n];
      for (int j = 0; j < n; j++) {
        r += row[j] * weights[j];
      }
      sum += r * r;
    }
    return sum;
  }

  private static LinearSettings within(double lower, double upper) {
    return LinearSettings.DEFAULTS.withBounds(Bounds.of(lower, upper));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void weightsAreThoseOfTheBestActiveSetAndWallsAreMetExactly(long seed) {
    double[][] rows = rows(seed, 9, 4);
    double[][] walls = {
      {0, Double.POSITIVE_INFINITY}, {-0.125, 0.25}, {Double.NEGATIVE_INFINITY, 0}
    };
    for (double[] wall : walls) {
      double[] expected = byActiveSets(rows, wall[0], wall[1]);
      LinearModel model =
          Data.train(table(rows), List.of("y"), within(wall[0], wall[1]).withTolerance(1e-13))
              .model();
      for (int j = 0; j < 4; j++) {
        double weight = model.weight(j, 0);
        boolean atWall = expected[j] == wall[0] || expected[j] == wall[1];
        if (atWall) {
          assertThat(weight).isEqualTo(expected[j]);
        } else {
          assertThat(weight).isCloseTo(expected[j], within(1e-9));
          assertThat(weight).isStrictlyBetween(wall[0], wall[1]);
        }
      }
      assertThat(model.bias()[0]).isCloseTo(expected[4], within(1e-8));
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double difference) {
    return org.assertj.core.api.Assertions.within(difference);
  }

  @ParameterizedTest
  @EnumSource(
      value = Optimizer.class,
      names = {"GD", "MOMENTUM", "NESTEROV", "LBFGS"})
  void everyOptimizerThatMayKeepsToThem(Optimizer optimizer) {
    double[][] rows = rows(7, 12, 4);
    double[] expected = byActiveSets(rows, 0, 0.5);
    LinearSettings settings = within(0, 0.5).withOptimizer(optimizer).withIterations(2000);
    LinearModel model = Data.train(table(rows), List.of("y"), settings).model();
    for (int j = 0; j < 4; j++) {
      assertThat(model.weight(j, 0)).isCloseTo(expected[j], within(1e-7)).isBetween(0.0, 0.5);
    }
    assertThat(model.training().converged()).isTrue();
  }

  /**
   * Longley by hand: with R = Xw + b − y, every weight above 0 has XᵀR = 0, every 0 has XᵀR ≥ 0.
   */
  @ParameterizedTest
  @ValueSource(strings = {"longley.csv", "diabetes.csv"})
  void theConditionsOfOptimalityHoldOnRealData(String file) throws IOException {
    Path path = Path.of("data", file);
    List<String> lines = Files.readAllLines(path);
    List<String> names = List.of(lines.get(0).split(","));
    String target = file.startsWith("longley") ? "y" : "target";
    LinearSettings settings =
        LinearSettings.DEFAULTS
            .withBounds(Bounds.nonNegative())
            .withIterations(2000)
            .withTolerance(1e-12);
    LinearModel model = Data.train(Data.open(path.toString()), List.of(target), settings).model();
    int n = model.features().size();
    double[][] rows = new double[lines.size() - 1][n + 1];
    for (int i = 0; i < rows.length; i++) {
      String[] cells = lines.get(i + 1).split(",");
      for (int j = 0; j < n; j++) {
        rows[i][j] = Double.parseDouble(cells[names.indexOf(model.features().get(j))]);
      }
      rows[i][n] = Double.parseDouble(cells[names.indexOf(target)]);
    }
    double[] mean = new double[n + 1];
    for (double[] row : rows) {
      for (int j = 0; j <= n; j++) {
        mean[j] += row[j] / rows.length;
      }
    }
    int walls = 0;
    for (int j = 0; j < n; j++) {
      double gradient = 0;
      double start = 0;
      for (double[] row : rows) {
        double r = -(row[n] - mean[n]);
        for (int i = 0; i < n; i++) {
          r += (row[i] - mean[i]) * model.weight(i, 0);
        }
        gradient += (row[j] - mean[j]) * r;
        start += (row[j] - mean[j]) * -(row[n] - mean[n]);
      }
      assertThat(model.weight(j, 0)).isNotNegative();
      if (model.weight(j, 0) > 0) {
        assertThat(Math.abs(gradient / start)).as(model.features().get(j)).isLessThan(1e-10);
      } else {
        walls++;
        assertThat(gradient / Math.abs(start)).isGreaterThan(-1e-10);
      }
    }
    assertThat(walls).isBetween(1, n - 1);
  }

  @Test
  void eachFeatureMayHaveItsOwn() {
    double[][] rows = rows(3, 9, 2);
    double[] lower = {1, Double.NEGATIVE_INFINITY};
    double[] upper = {2, Double.POSITIVE_INFINITY};
    LinearModel model =
        Data.train(
                table(rows),
                List.of("y"),
                LinearSettings.DEFAULTS.withBounds(Bounds.each(lower, upper)))
            .model();
    assertThat(model.weight(0, 0)).isBetween(1.0, 2.0);
    double[] three = {0, 0, 0};
    LinearSettings wrong = LinearSettings.DEFAULTS.withBounds(Bounds.each(three, three));
    assertThatThrownBy(() -> Data.train(table(rows), List.of("y"), wrong))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("lower must be as many as features, 2, not 3");
  }

  @Test
  void aConstantFeatureIsPutWithinItsBoundsAndPaidForByTheBias() {
    double[][] rows = rows(5, 9, 2);
    for (double[] row : rows) {
      row[1] = 3;
    }
    LinearModel free = Data.train(table(rows), List.of("y"), within(1, 4)).model();
    assertThat(free.weight(1, 0)).isEqualTo(1);
    assertThat(free.predict(rows[0][0], 3)[0])
        .isCloseTo(free.weight(0, 0) * rows[0][0] + 3 + free.bias()[0], within(1e-9));
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedByName() {
    assertThatThrownBy(() -> within(0, 1).withOptimizer(Optimizer.NEWTON))
        .hasMessage(
            "optimizer newton cannot keep weights within bounds: take auto, lbfgs, gd or nesterov");
    assertThatThrownBy(() -> within(0, 1).withL1(1))
        .hasMessage("l1 1.0 goes with no bounds but nonNegative");
    assertThat(within(0, Double.POSITIVE_INFINITY).withL1(1).penalty().l1()).isEqualTo(1);
    assertThatThrownBy(() -> Bounds.of(2, 1))
        .hasMessage("upper must be no less than lower 2.0, not 1.0");
  }
}
