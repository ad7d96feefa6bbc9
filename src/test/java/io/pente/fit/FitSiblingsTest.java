package io.pente.fit;

import static io.pente.fit.Fits.by;
import static io.pente.fit.Fits.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.settings.Bounds;
import io.pente.settings.LinearSettings;
import io.pente.settings.MiniBatch;
import io.pente.settings.Optimizer;
import io.pente.settings.RectifierSettings;
import io.pente.settings.Starts;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Siblings of the cases of {@link FitCasesTest}, by other units, starts, orders, weights and
 * methods: what is right follows from what is right there.
 */
class FitSiblingsTest {
  private static final LinearSettings AUTO = LinearSettings.DEFAULTS;
  private static final double[] THREE = {0.370813667937, 2.53306229951, -1.58805182055};
  private static final double[] TWELVE = {1.28005470216, 1.4410882905, 0.051103992337};

  @TempDir private Path folder;

  /** A case's lines, the header first. */
  private static List<String> lines(String file) {
    try {
      return new ArrayList<>(Files.readAllLines(Path.of("src/test/resources/fits", file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Table table(List<String> lines) {
    return Data.csv(folder, String.join("\n", lines) + "\n");
  }

  /** Each column times a factor. */
  private static List<String> scaled(List<String> lines, double... factors) {
    List<String> scaled = new ArrayList<>(List.of(lines.get(0)));
    for (String line : lines.subList(1, lines.size())) {
      double[] row = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
      List<String> cells = new ArrayList<>();
      for (int j = 0; j < row.length; j++) {
        cells.add(Double.toString(row[j] * factors[j]));
      }
      scaled.add(String.join(",", cells));
    }
    return scaled;
  }

  private static List<String> reversed(List<String> lines) {
    List<String> rows = new ArrayList<>(lines.subList(1, lines.size()));
    Collections.reverse(rows);
    rows.add(0, lines.get(0));
    return rows;
  }

  private static LinearModel fit(Table table, LinearSettings settings) {
    return Data.train(table, List.of("y"), settings).model();
  }

  private static LinearModel weighted(Table table, LinearSettings settings) {
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of()).withWeights("w");
    return Data.train(table, roles, settings).model();
  }

  private static RectifierModel rectify(Table table, RectifierSettings settings) {
    return RectifierTraining.train(table, settings, FitListener.NONE).model();
  }

  @ParameterizedTest
  @CsvSource({"0.05, 1, 1", "0.05, 2, 1e-9", "0.1, 3, 1e9"})
  void batchesWithoutRowsInOtherUnitsAndOrders(double fraction, long seed, double unit) {
    List<String> other = reversed(scaled(lines("01-empty-batch/line20.csv"), 1 / unit, unit));
    LinearModel model = fit(table(other), AUTO.withBatch(new MiniBatch(fraction, seed)));
    assertThat(model.weight(0, 0) / unit / unit).isCloseTo(3, within(0.1));
    assertThat(model.bias()[0] / unit).isCloseTo(2, within(0.6));
  }

  @Test
  void rowsOfWeightZeroDecideNothingWhereverTheyAre() {
    List<String> rows = lines("02-zero-weights-first/x-fill.csv");
    List<String> both = new ArrayList<>();
    for (String row : rows) {
      both.add(
          row.endsWith(",0") ? row.replace("1e+20", "-1e30").replace(",1.0,0", ",1e30,0") : row);
    }
    for (List<String> other : List.of(both, reversed(both), reversed(rows))) {
      LinearModel model = weighted(table(other), AUTO);
      near(model.weights(), 1e-12, 2.041798294627768, -1.0079351132251462);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e20", "1e12", "-9999.0"})
  void aThousandFirstRowsThatHardlyWeighMoveNoPivot(String fill) {
    List<String> rows = new ArrayList<>();
    for (String row : lines("02-zero-weights-first/x-fill.csv")) {
      rows.add(row.replace("1e+20", fill).replaceAll(",0$", ",1e-80"));
    }
    for (LinearSettings settings : List.of(AUTO, AUTO.withSinglePrecision(true))) {
      LinearModel model = weighted(table(rows), settings);
      boolean single = settings.rows().singlePrecision();
      near(model.weights(), single ? 1e-6 : 1e-12, 2.041798294627768, -1.0079351132251462);
    }
  }

  @ParameterizedTest
  @CsvSource({"newton, 3", "cg, 0.125", "lbfgs, 1"})
  void leastNormOfACopyInOtherUnits(String optimizer, double unit) {
    List<String> other = scaled(lines("03-least-norm/twice.csv"), 1, unit / 2, 1, 1);
    LinearModel model = fit(table(other), by(AUTO.withStandardize(false), optimizer));
    // y depends on a and unit·a: of all weights with w_a + unit·w_b = 2.0005245 the shortest.
    double along = 2.000524479006455;
    near(
        model.weights(),
        1e-5,
        along / (1 + unit * unit),
        along * unit / (1 + unit * unit),
        0.5301309869721185);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-9, 1, 1e9, lbfgs",
    "1e12, 1e-12, 1, gauss-newton",
    "1e100, 1e-100, 1e-150, lbfgs"
  })
  void columnsOfARectifierInOtherUnits(double a, double b, double c, String optimizer) {
    List<String> other =
        scaled(lines("04-rectify-column-scales/three.csv"), a, b, c, a, b, c, 1, 1);
    RectifierSettings settings =
        RectifierSettings.of(1)
            .withOptimizer(Optimizer.named(optimizer, RectifierSettings.OPTIMIZERS));
    RectifierModel model = rectify(table(other), settings);
    near(model.x(), 1e-6, THREE[0] / a, THREE[1] / b, THREE[2] / c);
    assertThat(model.training().converged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e3, 1e5, 1e8})
  void otherFarStartsOfARectifier(double far) {
    RectifierSettings settings =
        RectifierSettings.of(5).withStarts(Starts.at(new double[] {far, -far / 3, far / 7}));
    RectifierModel model = rectify(table(lines("05-rectify-far-start/twelve.csv")), settings);
    if (model.training().converged()) {
      assertThat(model.gradientNorm()).isLessThan(1e-7);
    }
    assertThat(model.training().converged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-100, 1e-30, 1e-5})
  void otherSmallSpheres(double radius) {
    RectifierModel model =
        rectify(
            table(reversed(lines("06-rectify-small-norm/twelve.csv"))),
            RectifierSettings.of(5).withNorm(radius));
    double[] direction = {0.7504873519669, 0.55766758415609, -0.35464855860299};
    for (int j = 0; j < 3; j++) {
      assertThat(model.x()[j] / radius)
          .isCloseTo(direction[j], within(radius < 1e-10 ? 1e-8 : 1e-3));
    }
  }

  @Test
  void onLargeSpheresTheDirectionIsTheSameAsTDoesNotMatter() {
    Table table = table(lines("06-rectify-small-norm/twelve.csv"));
    double[] far = rectify(table, RectifierSettings.of(5e-19).withNorm(1e20)).x();
    double[] farther = rectify(table, RectifierSettings.of(5e-199).withNorm(1e200)).x();
    for (int j = 0; j < 3; j++) {
      assertThat(farther[j] / 1e200).isCloseTo(far[j] / 1e20, within(1e-8));
    }
  }

  @ParameterizedTest
  @CsvSource({"lbfgs, 1e-6, 1, 1e3", "cg, 1e-3, 1, 1e3", "nesterov, 1e-6, 1, 1e3"})
  void unscaledFitsInOtherUnits(String optimizer, double a, double b, double c) {
    List<String> other = scaled(lines("07-no-standardize/scales.csv"), a, b, c, 1);
    LinearModel model = fit(table(other), by(AUTO.withStandardize(false), optimizer));
    if (model.training().converged()) {
      double[] right = {1.9997367434975654e-06 / a, 2.994537734978895 / b, -406.21649339324114 / c};
      near(model.weights(), 1e-6, right);
    } else {
      assertThat(model.training().stopReason()).contains("limit");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gd", "nesterov", "adam"})
  void crawlingInOtherUnitsIsNoConvergence(String optimizer) {
    List<String> other = reversed(scaled(lines("08-gd-rounding/start-end.csv"), 1e-3, 1e-3, 1e5));
    assertThat(fit(table(other), by(AUTO, optimizer)).training().converged()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"1e-50, 1, lbfgs", "1e250, 1, cg", "1e300, 1e80, newton", "1e-80, 1, nesterov"})
  void targetsOfAnySizeAreFitted(double unit, double second, String optimizer) {
    List<String> once = scaled(lines("09-tiny-target/tiny.csv"), 1, 1, 1, unit);
    List<String> other = scaled(once, 1, 1, 1, second);
    LinearModel model =
        Data.train(
                table(other),
                ColumnRoles.training(List.of("tiny", "y"), List.of("a")),
                by(AUTO, optimizer))
            .model();
    assertThat(model.predict(3)[0] / unit / second / 1e-200).isCloseTo(4, within(1e-6));
    assertThat(model.predict(3)[1]).isCloseTo(23, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-160, 1e-250, 1e250})
  void featuresOfAnySizeAreFitted(double unit) {
    LinearModel model =
        fit(table(scaled(lines("07-no-standardize/scales.csv"), unit / 1e6, 1, 1, 1)), AUTO);
    assertThat(model.weight(0, 0) * unit).isCloseTo(1.9997367434975654, within(1e-9));
    assertThat(model.training().data().constantFeatures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-250, 1e-160, 1e160, 1e250})
  void tOfARectifierOfAnySize(double unit) {
    List<String> other =
        scaled(lines("05-rectify-far-start/twelve.csv"), 1, 1, 1, 1, 1, 1, 1, unit);
    RectifierModel model = rectify(table(other), RectifierSettings.of(5 / unit));
    near(model.x(), 1e-7, TWELVE[0] * unit, TWELVE[1] * unit, TWELVE[2] * unit);
    assertThat(model.training().converged()).isTrue();
  }

  @Test
  void aRowThatHardlyWeighsIsNoOriginWhereverItIsAndHoweverStored() {
    List<String> rows = lines("11-tiny-weight-first/y.csv");
    List<String> middle = new ArrayList<>(rows);
    middle.add(20, middle.remove(1));
    List<String> heavier = new ArrayList<>(rows);
    heavier.set(1, heavier.get(1).replace("1e-60", "1e-50"));
    for (List<String> other : List.of(middle, heavier, reversed(rows))) {
      LinearModel model = weighted(table(other), AUTO);
      near(model.weights(), 1e-12, 2.041798294627768, -1.0079351132251462);
      assertThat(model.training().targets().get(0).r2())
          .isCloseTo(0.9927825765844058, within(1e-12));
    }
  }

  @Test
  void whatStaysAtItsStartIsSeenAtOnceUnderBoundsTooAndFromAModel() {
    Table table = table(lines("12-lasso-above-max/poly4.csv"));
    LinearModel bound = fit(table, AUTO.withBounds(Bounds.of(0, 0)));
    assertThat(bound.weights()).containsOnly(0);
    assertThat(bound.training().passes()).isLessThanOrEqualTo(2);
    LinearModel lasso = fit(table, by(AUTO, "nesterov").withL1(1e20));
    assertThat(lasso.training().passes()).isLessThanOrEqualTo(2);
    LinearModel solved = fit(table, AUTO);
    try (PreparedRows rows =
        PreparedRows.of(
            table,
            ColumnRoles.training(List.of("y"), List.of()),
            by(AUTO, "lbfgs"),
            FitListener.NONE)) {
      LinearModel again = rows.fitFrom(solved, by(AUTO, "lbfgs"), FitListener.NONE);
      assertThat(again.training().iterations()).isLessThan(5);
      assertThat(again.training().converged()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1, gauss-newton", "1e6, 1e-6, gd", "1e-3, 1e3, lbfgs"})
  void aRectifierThatRunsAwayInOtherUnitsSaysSo(double m, double lambda, String optimizer) {
    List<String> other = scaled(lines("13-rectify-runs-away/positive.csv"), m, 1, 1, m);
    RectifierSettings settings =
        RectifierSettings.of(lambda)
            .withOptimizer(Optimizer.named(optimizer, RectifierSettings.OPTIMIZERS))
            .withStarts(Starts.at(new double[] {-9}));
    RectifierModel model = rectify(table(other), settings);
    assertThat(model.training().converged()).isFalse();
  }
}
