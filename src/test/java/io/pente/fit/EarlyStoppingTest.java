package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitListener;
import io.pente.failure.UsageException;
import io.pente.model.LinearModel;
import io.pente.settings.EarlyStopping;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that held-out rows end. */
class EarlyStoppingTest {
  private static final ColumnRoles ROLES = ColumnRoles.training(List.of("y"), List.of());
  private static final LinearSettings SLOW =
      LinearSettings.DEFAULTS.withOptimizer(Optimizer.GD).withIterations(2000);

  @TempDir Path folder;

  /** Few rows for many features of noise: what more iterations learn is noise. */
  private Table noisy(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder("y");
    for (int j = 0; j < 20; j++) {
      text.append(",x").append(j);
    }
    for (int i = 0; i < rows; i++) {
      double[] x = random.doubles(20, -1, 1).toArray();
      text.append('\n').append(x[0] + 2 * random.nextGaussian());
      for (double value : x) {
        text.append(',').append(value);
      }
    }
    return Data.csv(folder, text.append('\n').toString());
  }

  private static LinearModel fit(
      Table table, Optional<Table> other, LinearSettings settings, EarlyStopping stopping) {
    return EarlyStoppedTraining.train(
            table, other, ROLES, settings, stopping, Optional.empty(), FitListener.NONE)
        .model();
  }

  @Test
  void aRunThatLearnsNoiseStopsAndKeepsTheIterateOfTheLeastHeldOutError() {
    Table train = noisy(30, 1);
    Table other = noisy(200, 2);
    EarlyStopping stopping = EarlyStopping.byTable().withPatience(5);
    LinearModel early = fit(train, Optional.of(other), SLOW, stopping);
    assertThat(early.training().converged()).isFalse();
    assertThat(early.training().stopReason())
        .isEqualTo("the held-out error has not become lower for some iterations");
    int stopped = early.training().iterations();
    assertThat(stopped).isBetween(5, 1999);
    double least = error(early, other);
    assertThat(noted(early)).isCloseTo(least, within(1e-12 * least));
    for (int k = 1; k <= stopped; k++) {
      LinearModel at = Data.train(train, ROLES, SLOW.withIterations(k)).model();
      assertThat(error(at, other)).isGreaterThanOrEqualTo(least * (1 - 1e-12));
    }
  }

  private static double noted(LinearModel model) {
    Map<?, ?> figures = (Map<?, ?>) model.training().notes().get("validation");
    return (double) ((Map<?, ?>) figures.get("errors")).get("y");
  }

  private static double error(LinearModel model, Table other) {
    return LinearEvaluation.of(other, model).mse();
  }

  @Test
  void whatConvergesBeforePatienceEndsIsKeptAsItIs() {
    Table train = noisy(30, 1);
    LinearModel model =
        fit(
            train,
            Optional.of(noisy(50, 3)),
            LinearSettings.DEFAULTS,
            EarlyStopping.byTable().withPatience(100));
    assertThat(model.training().converged()).isTrue();
    LinearModel plain = Data.train(train, ROLES, LinearSettings.DEFAULTS).model();
    assertThat(model.weights()).isEqualTo(plain.weights());
  }

  @Test
  void aShareOfTheRowsIsHeldOutWhateverThePartitions() {
    Table table = noisy(400, 5);
    EarlyStopping stopping = EarlyStopping.holdingOut(0.25);
    LinearModel one = fit(table, Optional.empty(), SLOW.withPartitions(1), stopping);
    LinearModel seven = fit(table, Optional.empty(), SLOW.withPartitions(7), stopping);
    long held = 400 - one.training().rows();
    assertThat(held).isBetween(70L, 130L);
    assertThat(seven.training().rows()).isEqualTo(one.training().rows());
    assertThat(seven.weight(0, 0)).isCloseTo(one.weight(0, 0), within(1e-9));
    assertThat(one.training().settings())
        .containsEntry("validation", 0.25)
        .containsEntry("patience", 10L);
  }

  @Test
  void rowsToValidateByAreOfOnePlace() {
    assertThatThrownBy(() -> fit(noisy(9, 1), Optional.empty(), SLOW, EarlyStopping.byTable()))
        .isInstanceOf(UsageException.class);
  }
}
