package io.pente.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.data.Batch;
import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import io.pente.data.LocalBlocks;
import io.pente.data.Moments;
import io.pente.linalg.DenseRows;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardizationTest {
  private static final int ROWS = 40;
  private final LinearBlock block = block();
  private final Moments moments = new Moments();

  StandardizationTest() {
    moments.add(block);
  }

  private static LinearBlock block() {
    SplittableRandom random = new SplittableRandom(5);
    double[] x = new double[ROWS * 2];
    double[] y = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      x[2 * i] = 3 + 2 * random.nextGaussian();
      x[2 * i + 1] = -700 + 50 * random.nextGaussian();
      y[i] = 1000 + 5 * x[2 * i] - x[2 * i + 1] + 30 * random.nextGaussian();
    }
    return new LinearBlock(new DenseRows(ROWS, 2, x), y, null);
  }

  private LinearSpace space(boolean intercept, boolean scaled) {
    return new LinearSpace(
        moments.features(),
        moments.targets(),
        ColumnUnits.plain(2),
        ColumnUnits.plain(1),
        intercept,
        scaled);
  }

  private Objective objective(LinearSpace space) {
    return new ChangedObjective(
        new LinearObjective(
            new LocalBlocks<>(List.of(List.of(block))),
            space.standardization().intercept(),
            space.featureSizes(),
            space.targetSizes()),
        space.standardization());
  }

  private static Evaluation at(Objective objective, double[] z) {
    return objective.evaluate(List.of(Query.gradient(0, z)), Batch.ALL, "test").get(0);
  }

  @ParameterizedTest
  @CsvSource({"true,true", "true,false", "false,true", "false,false"})
  void theGradientIsThatOfTheValue(boolean intercept, boolean scaled) {
    LinearSpace space = space(intercept, scaled);
    Objective objective =
        new PenalizedObjective(objective(space), List.of(space.penalty(0, 0.7, 0)));
    double[] z = intercept ? new double[] {0.3, -0.8, 0.1} : new double[] {0.3, -0.8};
    double[] gradient = at(objective, z).gradient();
    for (int i = 0; i < z.length; i++) {
      double[] up = z.clone();
      double[] down = z.clone();
      up[i] += 1;
      down[i] -= 1;
      double difference = (at(objective, up).value() - at(objective, down).value()) / 2;
      double size = at(objective, up).value();
      assertThat(gradient[i]).isCloseTo(difference, within(1e-11 * size));
    }
  }

  @Test
  void atTheOriginTheModelIsTheMeanAndItsValueOne() {
    Evaluation origin = at(objective(space(true, true)), new double[3]);
    assertThat(origin.value()).isCloseTo(1, within(1e-13));
    assertThat(origin.gradient()[2]).isCloseTo(0, within(1e-13));
  }

  @Test
  void standardizedColumnsHaveUnitCurvature() {
    Objective objective = objective(space(true, true));
    for (int i = 0; i < 3; i++) {
      double[] unit = new double[3];
      unit[i] = 1;
      List<Query> question = List.of(Query.product(0, new double[3], unit));
      double[] product = objective.evaluate(question, Batch.ALL, "test").get(0).gradient();
      assertThat(product[i]).isCloseTo(2, within(1e-12));
    }
  }

  @Test
  void backInOriginalUnitsThePredictionsAreThoseOfTheSpaceTrainedIn() {
    LinearSpace space = space(true, true);
    double[] z = {0.3, -0.8, 0.1};
    double[] weights = new double[2];
    double bias = space.original(0, z, null, weights);
    double sum = 0;
    for (int i = 0; i < ROWS; i++) {
      double[] x = ((DenseRows) block.features()).values();
      double r = bias + x[2 * i] * weights[0] + x[2 * i + 1] * weights[1] - block.targets()[i];
      sum += r * r / ROWS;
    }
    double value = at(objective(space), z).value();
    assertThat(space.originalValue(0, value)).isCloseTo(sum, within(1e-11 * sum));
  }

  @Test
  void aConstantColumnCarriesNoWeight() {
    LinearBlock flat =
        new LinearBlock(
            new DenseRows(3, 2, new double[] {1, 7, 2, 7, 4, 7}), new double[] {1, 2, 3}, null);
    Moments seen = new Moments();
    seen.add(flat);
    LinearSpace space =
        new LinearSpace(
            seen.features(),
            seen.targets(),
            ColumnUnits.plain(2),
            ColumnUnits.plain(1),
            true,
            true);
    double[] weights = new double[2];
    space.original(0, new double[] {1, 1, 0}, null, weights);
    assertThat(space.constantFeatures()).containsExactly(1);
    assertThat(weights[1]).isZero();
    assertThat(weights[0]).isNotZero();
  }

  @Test
  void withoutAnInterceptAConstantColumnIsAFeatureLikeAnyOther() {
    LinearBlock ones =
        new LinearBlock(new DenseRows(2, 1, new double[] {1, 1}), new double[] {3, 5}, null);
    Moments seen = new Moments();
    seen.add(ones);
    LinearSpace space =
        new LinearSpace(
            seen.features(),
            seen.targets(),
            ColumnUnits.plain(1),
            ColumnUnits.plain(1),
            false,
            true);
    double[] weights = new double[1];
    space.original(0, new double[] {1}, null, weights);
    assertThat(weights[0]).isNotZero();
  }

  @Test
  void thePenaltyIsOnStandardizedFeaturesAndTargetsInOriginalUnits() {
    LinearSpace space = space(true, true);
    double[] z = {0.3, -0.8, 0.1};
    double[] weights = new double[2];
    space.original(0, z, null, weights);
    double squares = 0;
    double absolutes = 0;
    for (int j = 0; j < 2; j++) {
      double scaled = moments.features().deviation(j) * weights[j];
      squares += scaled * scaled;
      absolutes += Math.abs(scaled);
    }
    double inSpace = space.penalty(0, 2, 0).smooth(z);
    assertThat(space.originalValue(0, inSpace)).isCloseTo(2 * squares, within(1e-10 * squares));
    Penalty lasso = space.penalty(0, 0, 3);
    double l1 = lasso.kinked(z);
    assertThat(lasso.kinked(new double[] {0, 0, 1})).isZero();
    assertThat(space.originalValue(0, l1)).isCloseTo(3 * absolutes, within(1e-10 * absolutes));
  }
}
