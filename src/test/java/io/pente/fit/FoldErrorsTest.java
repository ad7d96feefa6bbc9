package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.data.Fold;
import io.pente.event.FitListener;
import io.pente.failure.InvalidSettingException;
import io.pente.model.PenaltyPath;
import io.pente.objective.LinearSpace;
import io.pente.path.ErrorCurve;
import io.pente.path.Folds;
import io.pente.settings.Bounds;
import io.pente.settings.CrossValidation;
import io.pente.settings.LinearSettings;
import io.pente.settings.Penalty;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Curves of folds against fits to the other folds' rows, one by one, by plain coordinate descent.
 */
class FoldErrorsTest {
  private static final int FOLDS = 4;
  private static final int FEATURES = 3;
  private static final int Y = FEATURES;
  private static final int WEIGHT = FEATURES + 1;
  private static final LinearSettings EXACT =
      LinearSettings.DEFAULTS.withStatistics(false).withTolerance(1e-13).withIterations(5000);

  @TempDir private Path folder;

  /** Columns a, b, c, y and w. */
  private static double[][] rows() {
    Random random = new Random(5);
    double[][] rows = new double[40][];
    for (int i = 0; i < rows.length; i++) {
      double a = 10 + 3 * random.nextGaussian();
      double b = 0.5 * a + random.nextGaussian();
      double c = 1 + random.nextInt(3);
      double y = 1 + 2 * a - b + 0.5 * c + random.nextGaussian();
      rows[i] = new double[] {a, b, c, y, 0.25 + 3 * random.nextDouble()};
    }
    return rows;
  }

  private Table table(double[][] rows) {
    StringBuilder text = new StringBuilder("a,b,c,y,w\n");
    for (double[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        text.append(row[j]).append(j + 1 < row.length ? ',' : '\n');
      }
    }
    return Data.csv(folder, text.toString());
  }

  private record Problem(
      boolean intercept, boolean standardize, double l2, double l1, double low, double high) {
    /** Weights and, last, the bias of a fit to some rows. */
    double[] fit(double[][] rows) {
      double[] mean = new double[Y + 1];
      double[] square = new double[FEATURES];
      double total = 0;
      for (double[] row : rows) {
        total += row[WEIGHT];
      }
      for (double[] row : rows) {
        for (int j = 0; j <= Y; j++) {
          mean[j] += row[WEIGHT] * row[j] / total;
        }
      }
      for (double[] row : rows) {
        for (int j = 0; j < FEATURES; j++) {
          square[j] += row[WEIGHT] * (row[j] - mean[j]) * (row[j] - mean[j]) / total;
        }
      }
      double[] shift = intercept ? mean : new double[Y + 1];
      double[] weights = new double[FEATURES + 1];
      for (int sweep = 0; sweep < 20_000; sweep++) {
        for (int j = 0; j < FEATURES; j++) {
          double size = standardize ? square[j] : 1;
          weights[j] = minimum(rows, shift, weights, j, size, total);
        }
      }
      weights[FEATURES] = shift[Y];
      for (int j = 0; j < FEATURES; j++) {
        weights[FEATURES] -= shift[j] * weights[j];
      }
      return weights;
    }

    private double minimum(
        double[][] rows, double[] shift, double[] weights, int j, double size, double total) {
      double curvature = l2 * size;
      double slope = 0;
      for (double[] row : rows) {
        double x = row[j] - shift[j];
        double rest = row[Y] - shift[Y];
        for (int i = 0; i < FEATURES; i++) {
          rest -= i == j ? 0 : weights[i] * (row[i] - shift[i]);
        }
        curvature += row[WEIGHT] * x * x / total;
        slope += row[WEIGHT] * x * rest / total;
      }
      double least = Math.max(0, Math.abs(slope) - l1 * Math.sqrt(size) / 2);
      double weight = Math.signum(slope) * least / curvature;
      return Math.min(high, Math.max(low, weight));
    }

    /** Mean error and standard error of the folds. */
    double[] curve(double[][] rows) {
      double[][] squares = new double[FOLDS][1];
      double[] weights = new double[FOLDS];
      for (int fold = 0; fold < FOLDS; fold++) {
        double[] fit = fit(part(rows, fold, false));
        for (double[] row : part(rows, fold, true)) {
          double residual = row[Y] - fit[FEATURES];
          for (int j = 0; j < FEATURES; j++) {
            residual -= fit[j] * row[j];
          }
          squares[fold][0] += row[WEIGHT] * residual * residual;
          weights[fold] += row[WEIGHT];
        }
      }
      ErrorCurve curve = ErrorCurve.of(squares, weights);
      return new double[] {curve.mean()[0], curve.standardError()[0]};
    }

    private static double[][] part(double[][] rows, int fold, boolean heldOut) {
      return IntStream.range(0, rows.length)
          .filter(i -> Fold.of(FOLDS, 42, i) == fold == heldOut)
          .mapToObj(i -> rows[i])
          .toArray(double[][]::new);
    }
  }

  @ParameterizedTest(name = "{0}, intercept {1}, standardized {2}, from {3} to {4}, by passes {5}")
  @CsvSource({
    "L2, true, true, -Infinity, Infinity, false",
    "L2, true, false, -Infinity, Infinity, true",
    "L2, false, true, -Infinity, Infinity, false",
    "L2, false, false, -Infinity, Infinity, false",
    "L2, false, true, -Infinity, Infinity, true",
    "L2, false, true, 0, Infinity, false",
    "L2, true, true, -0.3, 1.25, false",
    "L1, true, true, 0, Infinity, false",
    "L1, false, false, -Infinity, Infinity, false",
    "L1, false, true, -Infinity, Infinity, true",
  })
  void aCurveIsThatOfFitsToTheOtherFolds(
      CrossValidation.Along along,
      boolean intercept,
      boolean standardize,
      double low,
      double high,
      boolean passes) {
    double other = along == CrossValidation.Along.L1 ? 0.2 : 0;
    List<Double> values = List.of(5.0, 0.3, 0.01);
    LinearSettings settings =
        EXACT
            .withIntercept(intercept)
            .withStandardize(standardize)
            .withBounds(Bounds.of(low, high))
            .withPenalty(new Penalty(0, other));
    if (along == CrossValidation.Along.L1) {
      settings = settings.withPenalty(new Penalty(other, 0));
    }
    double[][] rows = rows();
    CrossValidation how =
        (along == CrossValidation.Along.L1
                ? CrossValidation.ofL1(FOLDS)
                : CrossValidation.ofL2(FOLDS))
            .withValues(values);
    double[][] found = curve(table(rows), settings, how, passes);
    for (int v = 0; v < values.size(); v++) {
      double value = values.get(v);
      boolean l1 = along == CrossValidation.Along.L1;
      Problem problem =
          new Problem(intercept, standardize, l1 ? other : value, l1 ? value : other, low, high);
      double[] expected = problem.curve(rows);
      assertThat(found[0][v]).isCloseTo(expected[0], within(1e-8 * expected[0]));
      assertThat(found[1][v]).isCloseTo(expected[1], within(1e-8 * expected[0]));
    }
  }

  private static double[][] curve(
      Table table, LinearSettings settings, CrossValidation how, boolean passes) {
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of("a", "b", "c")).withWeights("w");
    if (!passes) {
      PenaltyPath.Curve curve =
          CrossValidatedTraining.train(table, roles, settings, how, FitListener.NONE)
              .model()
              .findings()
              .path()
              .targets()
              .get(0);
      return new double[][] {numbers(curve.mean()), numbers(curve.standardError())};
    }
    try (LinearRows rows = LinearRows.of(table, roles, settings, FitListener.NONE)) {
      PathFolds folds =
          PathFolds.byPasses(
              rows,
              new Folds.ByPosition(FOLDS, 42),
              settings,
              how,
              new double[][] {numbers(how.values())},
              FitListener.NONE);
      double[][] squares = new double[FOLDS][];
      for (int fold = 0; fold < FOLDS; fold++) {
        squares[fold] = folds.squares()[fold][0];
      }
      ErrorCurve curve = ErrorCurve.of(squares, folds.weights());
      return new double[][] {curve.mean(), curve.standardError()};
    }
  }

  private static double[] numbers(List<Double> list) {
    return list.stream().mapToDouble(v -> v).toArray();
  }

  /** y goes up with x and down with z, far from zero, where a column of ones is the intercept. */
  private Table withOnes() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("one,x,z,y\n");
    for (int i = 0; i < 100; i++) {
      double x = random.nextGaussian();
      double z = random.nextGaussian();
      double y = 50_000 + 2 * x - z + 0.3 * random.nextGaussian();
      text.append("1,").append(1000 + x).append(',').append(500 + z).append(',');
      text.append(y).append('\n');
    }
    return Data.csv(folder, text.toString());
  }

  @Test
  void aColumnOfOnesIsAnInterceptToAPathToo() {
    CrossValidation how = CrossValidation.ofL1(FOLDS);
    ColumnRoles ones = ColumnRoles.training(List.of("y"), List.of("one", "x", "z"));
    ColumnRoles plain = ColumnRoles.training(List.of("y"), List.of("x", "z"));
    Table table = withOnes();
    PenaltyPath.Curve found = curve(table, ones, EXACT.withIntercept(false), how);
    PenaltyPath.Curve expected = curve(table, plain, EXACT, how);
    assertThat(found.values().get(0))
        .isCloseTo(expected.values().get(0), within(1e-9 * expected.values().get(0)));
    assertThat(found.chosen()).isCloseTo(expected.chosen(), within(1e-9 * expected.chosen()));
    for (int v = 0; v < 100; v++) {
      double mean = expected.mean().get(v);
      assertThat(found.mean().get(v)).isCloseTo(mean, within(1e-6 * mean));
    }
  }

  private static PenaltyPath.Curve curve(
      Table table, ColumnRoles roles, LinearSettings settings, CrossValidation how) {
    return CrossValidatedTraining.train(table, roles, settings, how, FitListener.NONE)
        .model()
        .findings()
        .path()
        .targets()
        .get(0);
  }

  @Test
  void anL2PathBeginsAtAThousandMeanSquaresAndGoesDownEightDecades() {
    List<Double> values =
        curve(
                table(rows()),
                ColumnRoles.training(List.of("y"), List.of("a", "b")),
                EXACT,
                CrossValidation.ofL2(FOLDS))
            .values();
    assertThat(values.get(0)).isCloseTo(1000, within(1e-9));
    assertThat(values.get(99)).isCloseTo(1e-5, within(1e-14));
  }

  @Test
  void whereOnesAreMoreThanProductsHoldThePathHasToBeGiven() {
    try (LinearRows rows =
        LinearRows.of(
            withOnes(),
            ColumnRoles.training(List.of("y"), List.of("one", "x")),
            EXACT.withIntercept(false),
            FitListener.NONE)) {
      LinearSpace space =
          new LinearSpace(
              rows.moments().features(),
              rows.moments().targets(),
              rows.features(),
              rows.targets(),
              false,
              true);
      assertThatThrownBy(
              () ->
                  PathValues.requireNoFree(
                      CrossValidation.ofL1(FOLDS),
                      space,
                      new double[][] {{1, 1}},
                      List.of("one", "x")))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("'one'");
    }
  }
}
