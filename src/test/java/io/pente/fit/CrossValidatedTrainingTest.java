package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.data.Fold;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.model.PenaltyPath;
import io.pente.model.file.LocalFolder;
import io.pente.model.file.ModelFiles;
import io.pente.settings.Bounds;
import io.pente.settings.CrossValidation;
import io.pente.settings.LinearSettings;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A penalty chosen by folds, against fits to the folds' other rows one by one. */
class CrossValidatedTrainingTest {
  private static final LinearSettings SETTINGS =
      LinearSettings.DEFAULTS.withStatistics(false).withTolerance(1e-12).withIterations(5000);
  private static final ColumnRoles ENB = ColumnRoles.training(List.of("Y1", "Y2"), List.of());

  @TempDir Path folder;

  private static LinearModel chosen(Table table, LinearSettings settings, CrossValidation how) {
    return CrossValidatedTraining.train(table, ENB, settings, how, FitListener.NONE).model();
  }

  private static Table enb() {
    return Data.open("data/enb.csv");
  }

  /** Mean errors of a value by a fit and an evaluation for each fold. */
  private static double[] errors(PreparedRows rows, LinearSettings settings, int folds, long seed) {
    double[] squares = new double[2];
    for (int k = 0; k < folds; k++) {
      PreparedRows held = rows.fold(k, folds, seed, true);
      LinearModel model = rows.fold(k, folds, seed, false).fit(settings);
      double[] rmse = held.errors(model).rmse();
      for (int t = 0; t < 2; t++) {
        squares[t] += rmse[t] * rmse[t] * held.count() / rows.count();
      }
    }
    return squares;
  }

  private void assertErrorsOfFits(LinearSettings settings, CrossValidation how) {
    PenaltyPath path = chosen(enb(), settings, how).findings().path();
    try (PreparedRows rows = PreparedRows.of(enb(), ENB, settings, FitListener.NONE)) {
      for (int v = 0; v < how.values().size(); v++) {
        double value = how.values().get(v);
        LinearSettings one = settings.withPenalty(how.at(value, settings.penalty()));
        double[] expected = errors(rows, one, how.folds(), how.seed());
        for (int t = 0; t < 2; t++) {
          double mean = path.targets().get(t).mean().get(v);
          assertThat(mean).isCloseTo(expected[t], within(1e-8 * expected[t]));
        }
      }
    }
  }

  @Test
  void errorsOfRidgeAreThoseOfFitsToEachFoldsOtherRows() {
    assertErrorsOfFits(SETTINGS, CrossValidation.ofL2(3).withValues(List.of(0.5, 0.01)));
  }

  @Test
  void errorsOfLassoWithinBoundsAndWithoutStandardizingAreToo() {
    assertErrorsOfFits(SETTINGS, CrossValidation.ofL1(3).withValues(List.of(1.0, 0.1)));
    LinearSettings bounded =
        SETTINGS.withBounds(Bounds.nonNegative()).withL2(0.01).withStandardize(false);
    assertErrorsOfFits(bounded, CrossValidation.ofL1(2).withValues(List.of(0.3)));
  }

  @Test
  void eachTargetGetsItsOwnPenaltyAndTheModelIsThatOfAPlainFit() {
    CrossValidation how =
        CrossValidation.ofL2(5).choosing(CrossValidation.Choice.ONE_STANDARD_ERROR);
    LinearModel model = chosen(enb(), SETTINGS, how);
    assertThat(model.training().optimizer()).isEqualTo("newton");
    for (int k = 0; k < 2; k++) {
      PenaltyPath.Curve curve = model.findings().path().targets().get(k);
      assertThat(curve.values()).hasSize(100);
      assertThat(curve.chosen()).isEqualTo(curve.oneStandardError());
      LinearModel plain =
          Data.train(enb(), List.of("Y1", "Y2"), SETTINGS.withL2(curve.chosen())).model();
      for (int j = 0; j < model.features().size(); j++) {
        double weight = plain.weight(j, k);
        assertThat(model.weight(j, k)).isCloseTo(weight, within(1e-9 * Math.abs(weight)));
      }
    }
    assertThat(model.training().settings()).containsEntry("l2Path", "auto");
    assertThat(model.training().settings().get("l2")).isNotEqualTo(0.0);
  }

  @Test
  void thereAreNoStandardErrorsWhereSomeTargetsArePenalizedAndItSaysWhich() {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder csv = new StringBuilder("x,y1,y2\n");
    for (int i = 0; i < 60; i++) {
      double x = random.nextDouble();
      csv.append(x).append(',').append(3 * x).append(',').append(i % 2 == 0 ? 1 : -1).append('\n');
    }
    CrossValidation how = CrossValidation.ofL2(5).withValues(List.of(1e6, 0.0));
    assertThat(absence(csv.toString(), how))
        .isEqualTo("the fit of 'y2' has an l2 penalty, by which weights are biased");
    assertThat(absence(csv.toString(), how.withValues(List.of(1e6, 1e5))))
        .isEqualTo("the fit has an l2 penalty, by which weights are biased");
    assertThat(absence(csv.toString(), how.withValues(List.of(0.0)))).isEmpty();
  }

  private String absence(String csv, CrossValidation how) {
    return CrossValidatedTraining.train(
            Data.csv(folder, csv),
            ColumnRoles.training(List.of("y1", "y2"), List.of()),
            SETTINGS.withStatistics(true),
            how,
            FitListener.NONE)
        .model()
        .findings()
        .inference()
        .absent();
  }

  @Test
  void theFirstOfAnAutomaticL1PathHasNoWeightsAndTheNextHasSome() {
    LinearModel model = chosen(enb(), SETTINGS, CrossValidation.ofL1(3));
    for (int k = 0; k < 2; k++) {
      List<Double> values = model.findings().path().targets().get(k).values();
      double top = values.get(0);
      assertThat(values.get(99)).isCloseTo(top / 1e4, within(1e-9 * top));
      assertThat(weights(SETTINGS.withL1(top * 1.000001), k)).containsOnly(0);
      assertThat(weights(SETTINGS.withL1(top * 0.99), k)).isNotEqualTo(new double[8]);
    }
  }

  private static double[] weights(LinearSettings settings, int k) {
    LinearModel model = Data.train(enb(), ENB, settings).model();
    return IntStream.range(0, model.features().size())
        .mapToDouble(j -> model.weight(j, k))
        .toArray();
  }

  @Test
  void thePathByPassesIsThatByProducts() {
    CrossValidation how = CrossValidation.ofL1(2).withValues(List.of(2.0, 0.2));
    PenaltyPath byProducts = chosen(enb(), SETTINGS, how).findings().path();
    try (LinearRows rows = LinearRows.of(enb(), ENB, SETTINGS, FitListener.NONE)) {
      double[][] values = {{2.0, 0.2}, {2.0, 0.2}};
      PathFolds passes =
          PathFolds.byPasses(
              rows,
              new io.pente.path.Folds.ByPosition(2, 42),
              SETTINGS,
              how,
              values,
              FitListener.NONE);
      for (int k = 0; k < 2; k++) {
        for (int v = 0; v < 2; v++) {
          double mean = (passes.squares()[0][k][v] + passes.squares()[1][k][v]) / 768;
          double expected = byProducts.targets().get(k).mean().get(v);
          assertThat(mean).isCloseTo(expected, within(1e-8 * expected));
        }
      }
    }
  }

  @Test
  void thePartitionsChangeNoChoice() {
    CrossValidation how = CrossValidation.ofL2(4);
    PenaltyPath one = chosen(enb(), SETTINGS.withPartitions(1), how).findings().path();
    PenaltyPath seven = chosen(enb(), SETTINGS.withPartitions(7), how).findings().path();
    for (int k = 0; k < 2; k++) {
      assertThat(seven.targets().get(k).chosen()).isEqualTo(one.targets().get(k).chosen());
      for (int v = 0; v < 100; v++) {
        double mean = one.targets().get(k).mean().get(v);
        assertThat(seven.targets().get(k).mean().get(v)).isCloseTo(mean, within(1e-10 * mean));
      }
    }
  }

  /** Five groups, in text; the last is much larger. */
  private Table grouped() {
    StringBuilder text = new StringBuilder("x,g,y\n");
    for (int i = 0; i < 60; i++) {
      String group = i < 20 ? "g" + i % 4 : "large";
      text.append(i * i % 17).append(',').append(group).append(',').append(i % 13).append('\n');
    }
    return Data.csv(folder, text.toString());
  }

  @Test
  void withAsManyFoldsAsGroupsEachIsLeftOutOnceAndMoreFoldsAreRefused() {
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of("x"));
    CrossValidation how = CrossValidation.ofL2(5).withValues(List.of(0.5)).withGroup("g");
    LinearModel model =
        CrossValidatedTraining.train(grouped(), roles, SETTINGS, how, FitListener.NONE).model();
    double squares = 0;
    for (String group : List.of("g0", "g1", "g2", "g3", "large")) {
      LinearModel others =
          Data.train(
                  grouped(),
                  roles,
                  SETTINGS.withL2(0.5).withRows(SETTINGS.rows().withWhere("g <> '" + group + "'")))
              .model();
      for (int i = 0; i < 60; i++) {
        if ((i < 20 ? "g" + i % 4 : "large").equals(group)) {
          double error = others.bias()[0] + others.weight(0, 0) * (i * i % 17) - i % 13;
          squares += error * error;
        }
      }
    }
    double mean = model.findings().path().targets().get(0).mean().get(0);
    assertThat(mean).isCloseTo(squares / 60, within(1e-10 * mean));
    CrossValidation six = CrossValidation.ofL2(6).withValues(List.of(0.5)).withGroup("g");
    assertThatThrownBy(
            () -> CrossValidatedTraining.train(grouped(), roles, SETTINGS, six, FitListener.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessage("column 'g' has 5 groups, fewer than the 6 folds: take fewer");
  }

  @Test
  void moreFoldsThanRowsAreRefused() {
    ColumnRoles roles = ColumnRoles.training(List.of("y"), List.of("x"));
    assertThatThrownBy(
            () ->
                CrossValidatedTraining.train(
                    grouped(), roles, SETTINGS, CrossValidation.ofL2(61), FitListener.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessage("folds are 61, more than the 60 rows that weigh anything: take fewer");
  }

  @Test
  void aStoredModelHasItsPath() throws IOException {
    LinearModel model =
        chosen(enb(), SETTINGS, CrossValidation.ofL2(3).withValues(List.of(1.0, 0.1, 0.0)));
    LocalFolder place = new LocalFolder(folder.resolve("model"));
    ModelFiles.write(model, place);
    LinearModel read = ModelFiles.linear(place);
    assertThat(read.findings().path()).isEqualTo(model.findings().path());
    assertThat(read.training()).isEqualTo(model.training());
  }

  @Test
  void foldsByPositionDifferByOneRowAtMostAndHaveEveryRowOnce() {
    for (int of : new int[] {2, 3, 10, 12, 97}) {
      int[] sizes = new int[of];
      List<Set<Integer>> runs = new ArrayList<>();
      for (int run = 0; run < 5; run++) {
        int first = run * of;
        runs.add(
            IntStream.range(first, first + of)
                .mapToObj(row -> Fold.of(of, 42, row))
                .collect(Collectors.toSet()));
      }
      assertThat(runs).allMatch(run -> run.size() == of);
      IntStream.range(0, 1000).forEach(row -> sizes[Fold.of(of, 7, row)]++);
      int least = IntStream.of(sizes).min().orElseThrow();
      assertThat(IntStream.of(sizes).max().orElseThrow() - least).isLessThanOrEqualTo(1);
    }
  }
}
