package io.pente.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.pente.data.LinearBlock;
import io.pente.failure.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Held-out errors, against src/test/python/fold_errors.py: NumPy, and rational arithmetic, where
 * the residuals are 10⁻⁶ of the target, which leaves each of them ten digits.
 */
class FoldedRowsTest {
  private static ErrorCurve ridge(Sample data, JsonNode expected, int rowsOfABlock) {
    FoldedRows rows =
        FoldedRows.of(data.blocks(rowsOfABlock), new Sample.FiveFolds(), data.space(true, true));
    double[][] values = {Sample.numbers(expected.get("l2"))};
    return Curves.of(rows, PathErrors.ridge(rows, values));
  }

  @ParameterizedTest
  @CsvSource({
    "data/diabetes.csv, ridge-folds.json, 7, 1e-11",
    "data/diabetes.csv, ridge-folds.json, 1000, 1e-11",
    "src/test/resources/paths/off-centre.csv, off-centre-folds.json, 7, 5e-10",
    "src/test/resources/paths/off-centre.csv, off-centre-folds.json, 1, 5e-10"
  })
  void errorsOfRidgeAreThoseOfAFitToEachFoldsOtherRows(
      String file, String name, int rowsOfABlock, double share) {
    JsonNode expected = Sample.expected(name);
    ErrorCurve curve = ridge(Sample.of(file), expected, rowsOfABlock);
    double[] mean = Sample.numbers(expected.get("mean"));
    double[] error = Sample.numbers(expected.get("standardError"));
    for (int v = 0; v < mean.length; v++) {
      assertThat(curve.mean()[v]).isCloseTo(mean[v], within(share * mean[v]));
      assertThat(curve.standardError()[v]).isCloseTo(error[v], within(share * mean[v]));
    }
  }

  /** Rows with a column that varies in one fold alone, and is 0 or far away in it. */
  private static Sample withLonelyColumn(double at) {
    double[][] x = new double[40][];
    double[] y = new double[40];
    for (int i = 0; i < 40; i++) {
      int fold = (7 * i + i / 5) % 5;
      x[i] = new double[] {i % 7, 3 + (fold == 2 ? at + i % 3 : 0)};
      y[i] = 2 * x[i][0] + i % 4;
    }
    return new Sample(x, y);
  }

  @ParameterizedTest
  @CsvSource({"1", "1e9"})
  void aColumnThatOnlyTheHeldOutFoldHasGetsNoWeightThere(double at) {
    Sample data = withLonelyColumn(at);
    FoldedRows rows = FoldedRows.of(data.blocks(9), new Sample.FiveFolds(), data.space(true, true));
    RowProducts training = rows.training(2);
    double[] weights =
        new RidgePath(training).weights(training.quadratic(0).linear(), new double[1])[0];
    assertThat(training.penaltySquares()[1]).isZero();
    assertThat(weights[1]).isZero();
    assertThat(rows.training(1).penaltySquares()[1]).isPositive();
  }

  @Test
  void columnsThatOnlyTheHeldOutFoldTellsApartShareTheirWeightThere() {
    double[][] x = new double[40][];
    double[] y = new double[40];
    for (int i = 0; i < 40; i++) {
      boolean heldOut = (7 * i + i / 5) % 5 == 2;
      x[i] = new double[] {i % 7, i % 7 + (heldOut ? 1 + i % 3 : 0)};
      y[i] = 2 * x[i][0] - x[i][1] + i % 4;
    }
    Sample data = new Sample(x, y);
    FoldedRows.Space space = data.space(true, false);
    FoldedRows rows = FoldedRows.of(data.blocks(9), new Sample.FiveFolds(), space);
    double slope = 0;
    double meanX = 0;
    double meanY = 0;
    double square = 0;
    for (int i = 0; i < 40; i++) {
      if ((7 * i + i / 5) % 5 != 2) {
        meanX += x[i][0] / 32;
        meanY += y[i] / 32;
      }
    }
    for (int i = 0; i < 40; i++) {
      if ((7 * i + i / 5) % 5 != 2) {
        slope += (x[i][0] - meanX) * (y[i] - meanY);
        square += (x[i][0] - meanX) * (x[i][0] - meanX);
      }
    }
    double[] unit = space.unit(); // the least penalty goes by them
    double share = unit[0] * unit[0] / (unit[0] * unit[0] + unit[1] * unit[1]);
    double expected = 0;
    for (int i = 0; i < 40; i++) {
      if ((7 * i + i / 5) % 5 == 2) {
        double along = share * (x[i][0] - meanX) + (1 - share) * (x[i][1] - meanX);
        double residual = (y[i] - meanY - slope / square * along) * unit[2];
        expected += residual * residual;
      }
    }
    double found = PathErrors.ridge(rows, new double[][] {{0}})[2][0][0];
    assertThat(found).isCloseTo(expected, within(1e-9 * expected));
  }

  @Test
  void withoutAnInterceptAConstantColumnIsFreeAndTheOthersArePenalized() {
    Sample data = withLonelyColumn(0);
    for (double[] row : data.x()) {
      row[1] = 3;
    }
    FoldedRows rows = FoldedRows.of(data.blocks(9), new Sample.FiveFolds(), constant(data));
    RowProducts whole = rows.whole();
    Quadratic f = whole.quadratic(0);
    double[] l2 = {10, 0.5, 0};
    double[][] ridge = new RidgePath(whole).weights(f.linear(), l2);
    for (int v = 0; v < l2.length; v++) {
      double[] sizes = whole.penaltySquares();
      assertThat(sizes[1]).isZero();
      Separable cost = Separable.free(new double[] {l2[v] * sizes[0], 0}, new double[] {0, 0});
      double[] descent = CoordinateDescent.minimize(f, cost, new double[2]);
      assertThat(ridge[v][0]).isCloseTo(descent[0], within(1e-12));
      assertThat(ridge[v][1]).isCloseTo(descent[1], within(1e-12));
    }
  }

  private static FoldedRows.Space constant(Sample data) {
    double[] unit = data.space(false, true).unit();
    unit[1] = 1;
    return new FoldedRows.Space(unit, 2, false, true);
  }

  @Test
  void aFoldWithoutARowIsRefused() {
    Sample data = withLonelyColumn(1);
    Folds six = new SixOfFive();
    assertThatThrownBy(() -> FoldedRows.of(data.blocks(9), six, data.space(true, true)))
        .isInstanceOf(BadInputException.class)
        .hasMessage("fold 6 of 6 has no row: take fewer folds");
  }

  private record SixOfFive() implements Folds {
    @Override
    public int count() {
      return 6;
    }

    @Override
    public boolean needsPositions() {
      return true;
    }

    @Override
    public int of(LinearBlock block, long firstRow, int row) {
      return new Sample.FiveFolds().of(block, firstRow, row);
    }
  }
}
