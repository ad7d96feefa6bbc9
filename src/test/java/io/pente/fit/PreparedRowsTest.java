package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.ClosedException;
import io.pente.failure.InvalidSettingException;
import io.pente.failure.UsageException;
import io.pente.model.LinearModel;
import io.pente.settings.Bounds;
import io.pente.settings.LinearSettings;
import io.pente.settings.Loss;
import io.pente.settings.Optimizer;
import io.pente.settings.RectifierSettings;
import io.pente.spark.LocalSpark;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreparedRowsTest {
  private static final ColumnRoles ROLES = ColumnRoles.training(List.of("Y1", "Y2"), List.of());
  private static final LinearSettings SETTINGS = LinearSettings.DEFAULTS;

  private static Table enb() {
    return Data.open("data/enb.csv");
  }

  private static PreparedRows prepared() {
    return PreparedRows.of(enb(), ROLES, SETTINGS, FitListener.NONE);
  }

  private static List<LinearSettings> several() {
    return List.of(
        SETTINGS,
        SETTINGS.withL2(0.1),
        SETTINGS.withL1(0.5),
        SETTINGS.withOptimizer(Optimizer.LBFGS),
        SETTINGS.withLoss(Loss.huber(1.35)),
        SETTINGS.withBounds(Bounds.nonNegative()));
  }

  @Test
  void manyFitsOfOnePackingAreThoseOfAPackingEach() {
    try (PreparedRows rows = prepared()) {
      for (LinearSettings settings : several()) {
        LinearModel expected = Data.train(enb(), ROLES, settings).model();
        LinearModel found = rows.fit(settings);
        assertThat(found).isEqualTo(expected);
        assertThat(found.training().passes()).isEqualTo(expected.training().passes());
      }
    }
  }

  @Test
  void aTargetAloneIsFittedAsBesideTheOther() {
    try (PreparedRows rows = prepared()) {
      LinearSettings settings = SETTINGS.withOptimizer(Optimizer.NEWTON);
      LinearModel both = rows.fit(settings);
      LinearModel second = rows.fit(settings, List.of("Y2"), FitListener.NONE);
      assertThat(second.targets()).containsExactly("Y2");
      for (int j = 0; j < both.features().size(); j++) {
        double weight = both.weight(j, 1);
        assertThat(second.weight(j, 0)).isCloseTo(weight, within(1e-9 * Math.abs(weight)));
      }
      assertThatThrownBy(() -> rows.fit(settings, List.of("Y3"), FitListener.NONE))
          .isInstanceOf(BadInputException.class)
          .hasMessage("the rows have no target 'Y3', only Y1, Y2");
    }
  }

  @Test
  void foldsHoldEveryRowOnceAndAreTheSameWhateverThePartitions() {
    long held = 0;
    try (PreparedRows rows = prepared();
        PreparedRows other =
            PreparedRows.of(enb(), ROLES, SETTINGS.withPartitions(7), FitListener.NONE)) {
      for (int k = 0; k < 3; k++) {
        PreparedRows fold = rows.fold(k, 3, 42, true);
        PreparedRows rest = rows.fold(k, 3, 42, false);
        held += fold.count();
        assertThat(fold.count() + rest.count()).isEqualTo(768);
        assertThat(fold.count()).isBetween(200L, 320L);
        LinearModel model = rest.fit(SETTINGS);
        LinearModel same = other.fold(k, 3, 42, false).fit(SETTINGS.withPartitions(7));
        assertThat(model.training().rows()).isEqualTo(rest.count());
        for (int i = 0; i < model.weights().length; i++) {
          double weight = model.weights()[i];
          assertThat(same.weights()[i]).isCloseTo(weight, within(1e-6 * Math.abs(weight) + 1e-6));
        }
        LinearEvaluation.Errors inside = rest.errors(model);
        double rmse = model.training().targets().get(0).rmse();
        assertThat(inside.rmse()[0]).isCloseTo(rmse, within(1e-8 * rmse));
        assertThat(fold.errors(model).rmse()[0]).isBetween(0.5 * rmse, 2 * rmse);
      }
    }
    assertThat(held).isEqualTo(768);
  }

  @Test
  void closingFreesEverythingTwiceIsHarmlessAndUseAfterItIsATypedError() {
    int before = LocalSpark.session().sparkContext().getPersistentRDDs().size();
    PreparedRows rows = prepared();
    PreparedRows fold = rows.fold(0, 2, 1, true);
    fold.close();
    rows.fit(SETTINGS);
    rows.close();
    rows.close();
    assertThat(LocalSpark.session().sparkContext().getPersistentRDDs().size()).isEqualTo(before);
    assertThatThrownBy(() -> rows.fit(SETTINGS))
        .isInstanceOf(ClosedException.class)
        .hasMessage("these rows were closed: prepare them again");
    assertThatThrownBy(() -> fold.fit(SETTINGS)).isInstanceOf(ClosedException.class);
  }

  @Test
  void whatRowsWereNotPreparedForIsRefusedByName() {
    try (PreparedRows rows = prepared()) {
      assertThatThrownBy(() -> rows.fit(SETTINGS.withIntercept(false)))
          .isInstanceOf(InvalidSettingException.class)
          .hasMessage("intercept false is not what the rows were prepared with, true");
      assertThatThrownBy(() -> rows.fold(3, 3, 1, true))
          .hasMessage("part 3 of 3 is no fold: parts are numbered from 0, and there are 2 or more");
    }
  }

  static List<LinearSettings> allMethods() {
    List<LinearSettings> all = new ArrayList<>();
    for (Optimizer optimizer : LinearSettings.OPTIMIZERS) {
      all.add(SETTINGS.withOptimizer(optimizer).withIterations(8));
    }
    all.add(SETTINGS.withL1(0.5).withOptimizer(Optimizer.LBFGS).withIterations(8));
    all.add(SETTINGS.withBounds(Bounds.of(-1, 1)).withIterations(8));
    all.add(SETTINGS.withLoss(Loss.huber(1.5)).withIterations(8));
    return all;
  }

  /** What a listener hears of states, one after each update. */
  private static FitListener states(List<String> into) {
    return event -> {
      if (event instanceof FitEvent.Iterated iterated) {
        into.add(iterated.state().get());
      }
      return FitListener.Answer.GO_ON;
    };
  }

  @ParameterizedTest
  @MethodSource("allMethods")
  void aFitGoneOnWithFromAnyUpdateEndsInTheSameBits(LinearSettings settings) {
    try (PreparedRows rows = prepared()) {
      List<String> states = new ArrayList<>();
      LinearModel whole = rows.fit(settings, rows.targets(), states(states));
      assertThat(states).hasSizeGreaterThan(1);
      for (String state : states) {
        LinearModel resumed = rows.resume(state, settings, FitListener.NONE);
        assertThat(resumed.weights()).isEqualTo(whole.weights());
        assertThat(resumed.bias()).isEqualTo(whole.bias());
        assertThat(resumed.training().targets()).isEqualTo(whole.training().targets());
      }
    }
  }

  @Test
  void aStateOfAnotherOptimizerOrOfOtherColumnsIsRefused() {
    try (PreparedRows rows = prepared();
        PreparedRows one =
            PreparedRows.of(
                enb(),
                ColumnRoles.training(List.of("Y1"), List.of("X1")),
                SETTINGS,
                FitListener.NONE)) {
      List<String> states = new ArrayList<>();
      LinearSettings settings = SETTINGS.withOptimizer(Optimizer.LBFGS);
      rows.fit(settings, rows.targets(), states(states));
      String state = states.get(1);
      assertThatThrownBy(
              () -> rows.resume(state, SETTINGS.withOptimizer(Optimizer.CG), FitListener.NONE))
          .isInstanceOf(UsageException.class)
          .hasMessage(
              "the state cannot be gone on from: it is of optimizer lbfgs, and this is optimizer cg");
      assertThatThrownBy(() -> one.resume(state, settings, FitListener.NONE))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("other columns");
      assertThatThrownBy(() -> rows.resume("{\"is\": \"x\"}", settings, FitListener.NONE))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("no state");
      assertThatThrownBy(() -> rows.resume(state, settings.withL2(0.5), FitListener.NONE))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("it is of l2 0.0, and this is l2 0.5");
    }
  }

  @Test
  void aFitThatIsRunningWhenTheRowsAreClosedFailsTyped() {
    PreparedRows rows = prepared();
    FitListener closing =
        event -> {
          if (event instanceof FitEvent.Iterated) {
            rows.close();
          }
          return FitListener.Answer.GO_ON;
        };
    assertThatThrownBy(
            () -> rows.fit(SETTINGS.withOptimizer(Optimizer.LBFGS), rows.targets(), closing))
        .isInstanceOf(io.pente.failure.ClosedException.class);
  }

  @Test
  void aRunStoppedAtItsLimitGoesOnFromAnUpdateBeforeToAFartherOne() {
    try (PreparedRows rows = prepared()) {
      LinearSettings settings = SETTINGS.withOptimizer(Optimizer.LBFGS);
      List<String> states = new ArrayList<>();
      LinearModel few = rows.fit(settings.withIterations(3), rows.targets(), states(states));
      assertThat(few.training().converged()).isFalse();
      LinearModel more = rows.resume(states.get(2), settings, FitListener.NONE);
      assertThat(more.weights())
          .isEqualTo(rows.fit(settings, rows.targets(), FitListener.NONE).weights());
      assertThat(more.training().converged()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("rectifiers")
  void aRectifierGoesOnThroughItsStagesToTheSameBits(RectifierSettings settings) {
    Table table = Data.open("data/rectifier.csv");
    List<String> states = new ArrayList<>();
    TrainedRectifier whole = RectifierTraining.train(table, settings, states(states));
    assertThat(states).hasSizeGreaterThan(3);
    for (int k = 0; k < states.size(); k += Math.max(1, states.size() / 12)) {
      TrainedRectifier resumed =
          RectifierTraining.train(table, settings, Optional.of(states.get(k)), FitListener.NONE);
      assertThat(resumed.model().x()).isEqualTo(whole.model().x());
      assertThat(resumed.model().objective()).isEqualTo(whole.model().objective());
    }
  }

  static List<RectifierSettings> rectifiers() {
    List<RectifierSettings> all = new ArrayList<>();
    for (Optimizer optimizer : RectifierSettings.OPTIMIZERS) {
      RectifierSettings settings =
          RectifierSettings.of(50).withOptimizer(optimizer).withIterations(40);
      all.add(settings.withLambdaStart(2));
      all.add(settings.withNorm(2).withStarts(io.pente.settings.Starts.random(2, 7)));
    }
    return all;
  }

  @Test
  void aWarmStartAtTheSolutionNeedsNoUpdateAndOtherColumnsAreRefused() {
    try (PreparedRows rows = prepared()) {
      LinearSettings settings = SETTINGS.withL2(0.1).withOptimizer(Optimizer.LBFGS);
      LinearModel cold = rows.fit(settings.withTolerance(1e-12));
      LinearModel warm = rows.fitFrom(cold, settings, FitListener.NONE);
      assertThat(warm.training().iterations()).isZero();
      assertThat(warm.training().converged()).isTrue();
      LinearModel other =
          Data.train(enb(), ColumnRoles.training(List.of("Y1", "Y2"), List.of("X1")), SETTINGS)
              .model();
      assertThatThrownBy(() -> rows.fitFrom(other, settings, FitListener.NONE))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("the start model has other features than the rows: it lacks");
    }
  }
}
