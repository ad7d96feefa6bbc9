package io.pente.fit;

import static io.pente.fit.Fits.by;
import static io.pente.fit.Fits.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.MiniBatch;
import io.pente.settings.RectifierSettings;
import io.pente.settings.Starts;
import io.pente.table.ColumnRoles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fits that ended wrongly once: the right values by exact rational arithmetic, all sign patterns
 * (lasso) and Newton's method in 50 to 60 digits (rectifier).
 */
class FitCasesTest {
  private static final LinearSettings AUTO = LinearSettings.DEFAULTS;
  private static final LinearSettings UNSCALED = AUTO.withStandardize(false);

  private final List<String> notes = new ArrayList<>();

  private FitListener listener() {
    return event -> {
      if (event instanceof FitEvent.Noted noted) {
        notes.add(noted.note().toString());
      }
      return FitListener.Answer.GO_ON;
    };
  }

  private LinearModel fit(String file, LinearSettings settings) {
    return fit(file, ColumnRoles.training(List.of("y"), List.of()), settings);
  }

  private LinearModel weighted(String file, LinearSettings settings) {
    return fit(file, ColumnRoles.training(List.of("y"), List.of()).withWeights("w"), settings);
  }

  private LinearModel fit(String file, ColumnRoles roles, LinearSettings settings) {
    return LinearTraining.train(
            Data.open("src/test/resources/fits/" + file), roles, settings, listener())
        .model();
  }

  private TrainedRectifier rectify(String file, RectifierSettings settings) {
    return RectifierTraining.train(
        Data.open("src/test/resources/fits/" + file), settings, Optional.empty(), listener());
  }

  @ParameterizedTest
  @CsvSource({"0.05, auto", "0.1, adam", "0.1, gd", "0.05, momentum", "0.05, nesterov"})
  void aBatchWithoutRowsIsDrawnAgain(double fraction, String optimizer) {
    LinearSettings batches = by(AUTO.withBatch(new MiniBatch(fraction, 42)), optimizer);
    LinearModel model = fit("01-empty-batch/line20.csv", batches);
    assertThat(model.weight(0, 0)).isCloseTo(3, within(0.2));
    assertThat(model.bias()[0]).isCloseTo(2, within(1.0));
  }

  @Test
  void aBatchWhoseRowsWeighNothingIsDrawnAgain() {
    LinearModel model =
        weighted("01-empty-batch/weights.csv", AUTO.withBatch(new MiniBatch(0.1, 42)));
    near(new double[] {model.weight(0, 0), model.bias()[0]}, 1e-3, 3, 2);
  }

  /** {@link MiniBatchDistanceTest} has more seeds. */
  @ParameterizedTest
  @ValueSource(longs = 42)
  void moreStepsOnBatchesComeNearer(long seed) {
    LinearSettings few = AUTO.withBatch(new MiniBatch(0.01, seed));
    double after200 = fit("01-empty-batch/noisy400.csv", few).training().loss();
    double after2000 =
        fit("01-empty-batch/noisy400.csv", few.withIterations(2000)).training().loss();
    assertThat(after2000).isLessThan(after200).isBetween(4.0131096436, 4.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-fill", "y-fill", "x-1e12", "x-9999"})
  void leadingRowsOfWeightZeroDecideNothing(String file) {
    LinearModel model = weighted("02-zero-weights-first/" + file + ".csv", AUTO);
    near(model.weights(), 1e-13, 2.041798294627768, -1.0079351132251462);
    near(model.bias(), 1e-13, 0.9729473854962519);
    assertThat(model.training().loss()).isCloseTo(0.009476169358839336, within(1e-16));
    assertThat(model.training().targets().get(0).r2()).isCloseTo(0.9927825765844058, within(1e-14));
  }

  @Test
  void leadingRowsOfWeightZeroCostNoDigitInSinglePrecision() {
    LinearModel model =
        weighted("02-zero-weights-first/x-9999.csv", AUTO.withSinglePrecision(true));
    near(model.weights(), 1e-7, 2.041798294627768, -1.0079351132251462);
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "cg", "lbfgs"})
  void leastNormIsThatOfTheWeightsThemselves(String optimizer) {
    LinearModel one =
        fit("03-least-norm/one-row.csv", by(UNSCALED.withIntercept(false), optimizer));
    near(one.weights(), 1e-9, 0.22018348623853212, 0.7339449541284404);
    LinearModel twice = fit("03-least-norm/twice.csv", by(UNSCALED, optimizer));
    near(twice.weights(), 1e-6, 0.40010489580129105, 0.8002097916025821, 0.5301309869721185);
    near(twice.bias(), 1e-6, -0.1432019480227289);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-26, 1e-30, 1e-20, 1e-16, 1e-13})
  void aPenaltyThatVanishesLeadsToTheLeastNorm(double l2) {
    LinearModel twice = fit("03-least-norm/twice.csv", UNSCALED.withL2(l2));
    near(twice.weights(), 1e-11, 0.40010489580129105, 0.8002097916025821, 0.5301309869721185);
  }

  @Test
  void leastNormOfStandardizedWeights() {
    near(
        fit("03-least-norm/twice.csv", AUTO).weights(),
        1e-9,
        1.0002622395,
        0.5001311198,
        0.5301309870);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "gauss-newton", "gd"})
  void columnsOfARectifierMayHaveAnyUnits(String optimizer) {
    RectifierSettings settings = by(RectifierSettings.of(1), optimizer).withIterations(5000);
    RectifierModel two = rectify("04-rectify-column-scales/two.csv", settings).model();
    near(two.x(), 1e-7, -1.17153589479, -1.14816068117);
    assertThat(two.objective()).isCloseTo(0.116151944277, within(1e-10));
    assertThat(two.training().converged()).isTrue();
    RectifierModel three = rectify("04-rectify-column-scales/three.csv", settings).model();
    near(three.x(), 3e-6, 0.370813667937, 2.53306229951, -1.58805182055);
    assertThat(three.objective()).isCloseTo(0.135163161913, within(1e-10));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e10, 1e3, 1e100, -3})
  void aRectifierMayBeginFarAway(double start) {
    RectifierSettings settings =
        RectifierSettings.of(1).withStarts(Starts.at(new double[] {start}));
    RectifierModel model = rectify("05-rectify-far-start/one.csv", settings).model();
    if (model.training().converged()) {
      near(model.x(), 1e-8, 2.21771510576);
    }
    assertThat(model.training().converged()).isEqualTo(start > 0 && start < 1e50);
  }

  @Test
  void aRectifierOfThreeMayBeginFarAway() {
    RectifierSettings settings =
        RectifierSettings.of(5).withStarts(Starts.at(new double[] {1e7, -1e7, 1e7}));
    RectifierModel model = rectify("05-rectify-far-start/twelve.csv", settings).model();
    near(model.x(), 1e-7, 1.28005470216, 1.4410882905, 0.051103992337);
    assertThat(model.objective()).isCloseTo(0.0153420157592, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({
    "1e-7, lbfgs",
    "1e-8, lbfgs",
    "1e-12, lbfgs",
    "1e-16, lbfgs",
    "1e-20, lbfgs",
    "1e-200, lbfgs",
    "1e-8, gd",
    "1e-16, gd",
    "1e-200, gd",
    "1e-8, gauss-newton",
    "1e-16, gauss-newton",
    "1e-200, gauss-newton"
  })
  void aSphereMayBeSmall(double radius, String optimizer) {
    RectifierSettings settings =
        by(RectifierSettings.of(5), optimizer).withNorm(radius).withIterations(2000);
    RectifierModel model = rectify("06-rectify-small-norm/twelve.csv", settings).model();
    double[] unit = {0.7504873519669, 0.55766758415609, -0.35464855860299};
    for (int i = 0; i < 3; i++) {
      assertThat(model.x()[i] / radius).isCloseTo(unit[i], within(radius < 1e-7 ? 3e-8 : 1e-6));
    }
    assertThat(model.objective()).isCloseTo(60.5238960350, within(1e-5));
    assertThat(model.training().converged()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lbfgs", "cg", "gd", "nesterov", "momentum", "adam", "auto"})
  void withoutScalingAFitThatSaysItConvergedHas(String optimizer) {
    LinearModel model = fit("07-no-standardize/scales.csv", by(UNSCALED, optimizer));
    if (model.training().converged()) {
      near(model.weights(), 1e-6, 1.9997367434975654e-06, 2.994537734978895, -406.21649339324114);
      assertThat(model.training().loss()).isCloseTo(0.003949132665645146, within(1e-12));
    }
    LinearModel nine = fit("07-no-standardize/scales9.csv", by(UNSCALED, optimizer));
    if (nine.training().converged()) {
      near(nine.weights(), 1e-6, 2.0116696785804768e-09, 2.9746379948414927, -405.95422216155157);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gd", "nesterov", "momentum", "adam", "cg", "lbfgs"})
  void stepsThatCrawlHaveNotConverged(String optimizer) {
    LinearModel model = fit("08-gd-rounding/start-end.csv", by(AUTO, optimizer));
    if (model.training().converged()) {
      near(model.weights(), 1e-6, -0.001, 0.001);
    }
    assertThat(model.training().converged())
        .isEqualTo(List.of("auto", "cg", "lbfgs").contains(optimizer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "gd", "nesterov", "cg", "lbfgs"})
  void aTinyTargetBesideAnOrdinaryOneIsFitted(String optimizer) {
    LinearModel model =
        fit(
            "09-tiny-target/tiny.csv",
            ColumnRoles.training(List.of("y", "tiny"), List.of("a", "b")),
            by(AUTO, optimizer));
    assertThat(model.training().converged()).isTrue();
    assertThat(model.predict(2, 14)[0]).isCloseTo(16, within(1e-7));
    assertThat(model.predict(2, 14)[1]).isCloseTo(3e-200, within(1e-207));
    assertThat(model.training().targets().get(1).r2()).isCloseTo(1, within(1e-9));
  }

  @Test
  void aTinyTOfARectifierIsNotZero() {
    RectifierModel model =
        rectify("10-rectify-tiny-t/tiny.csv", RectifierSettings.of(5e170)).model();
    near(model.x(), 1e-9, 5.04083893188e-171, -1.79338842192e-170, -7.97960905169e-171);
    assertThat(model.training().converged()).isTrue();
    assertThat(notes).noneMatch(note -> note.contains("t = 0"));
  }

  @Test
  void aRowThatHardlyWeighsIsNoOrigin() {
    LinearModel y = weighted("11-tiny-weight-first/y.csv", AUTO);
    near(y.weights(), 1e-13, 2.041798294627768, -1.0079351132251462);
    assertThat(y.training().targets().get(0).r2()).isCloseTo(0.9927825765844058, within(1e-13));
    LinearModel x = weighted("11-tiny-weight-first/x.csv", AUTO);
    near(x.weights(), 1e-12, 1.980756073298825, -0.9916152171839978);
    near(x.bias(), 1e-12, 1.0127805016513478);
  }

  @ParameterizedTest
  @CsvSource({"1e8, auto", "1e300, auto", "1e8, gd", "1e8, nesterov", "1e8, momentum"})
  void aLassoThatStaysAtZeroIsSeenAtOnce(double l1, String optimizer) {
    LinearModel model = fit("12-lasso-above-max/poly4.csv", by(AUTO, optimizer).withL1(l1));
    assertThat(model.weights()).containsOnly(0);
    near(model.bias(), 1e-14, 10.777333333333333);
    long products = optimizer.equals("auto") ? 1 : 0;
    assertThat(model.training().passes()).isLessThanOrEqualTo(2 + products);
    assertThat(model.training().converged()).isTrue();
  }

  @Test
  void aRectifierThatRunsAwaySaysSo() {
    TrainedRectifier away = rectify("13-rectify-runs-away/positive.csv", RectifierSettings.of(1));
    assertThat(away.model().training().converged()).isFalse();
    assertThat(away.model().training().stopReason()).contains("no row passes a gradient any more");
    TrainedRectifier several =
        rectify(
            "13-rectify-runs-away/positive.csv",
            RectifierSettings.of(1).withStarts(Starts.random(8, 42)));
    near(several.model().x(), 1e-9, 4.11369800924);
    assertThat(notes).anyMatch(note -> note.contains("the starts do not agree"));
    assertThat(several.model().training().cautions())
        .singleElement()
        .matches(caution -> caution.kind().equals("starts-disagree") && caution.figure() < 1);
  }
}
