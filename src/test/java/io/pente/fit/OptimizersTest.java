package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.optim.Method;
import io.pente.optim.Newton;
import io.pente.settings.LinearSettings;
import io.pente.settings.MiniBatch;
import io.pente.settings.Optimizer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What auto takes, by rows, features, storage, batch and l1. */
class OptimizersTest {
  @ParameterizedTest
  @CsvSource({
    "1000000000, 512, false, 1, 0, newton",
    "1000, 2048, false, 1, 0, newton",
    "1000000, 600, false, 1, 0, cg",
    "10, 2049, false, 1, 0, cg",
    "1000, 10, true, 1, 0, newton",
    "1000000, 400, true, 1, 0, cg",
    "1000, 10, false, 1, 0.1, lbfgs",
    "1000, 10, false, 0.5, 0, gd"
  })
  void autoTakesWhatTheDataAllows(
      long rows, int features, boolean sparse, double batch, double l1, String expected) {
    LinearSettings settings =
        LinearSettings.DEFAULTS.withBatch(MiniBatch.ALL.withFraction(batch)).withL1(l1);
    Optimizers.Choice choice = Optimizers.choose(rows, features, sparse, settings, true);
    assertThat(choice.optimizer().shortName()).isEqualTo(expected);
    assertThat(choice.why().toString()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(value = Optimizer.class, mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
  void anOptimizerNeedsWhatItsMethodCannotDo(Optimizer optimizer) {
    Method<?> plain = method(optimizer, LinearSettings.DEFAULTS);
    assertThat(optimizer.needs().contains(Optimizer.Need.ALL_ROWS))
        .isEqualTo(!plain.supportsBatches());
    boolean smooth = optimizer.needs().contains(Optimizer.Need.NO_KINKS);
    Method<?> penalized = smooth ? plain : method(optimizer, LinearSettings.DEFAULTS.withL1(1));
    assertThat(smooth).isEqualTo(!penalized.supportsKinks());
  }

  private static Method<?> method(Optimizer optimizer, LinearSettings settings) {
    return switch (optimizer) {
      case NEWTON -> new Newton(problem -> null);
      case GAUSS_NEWTON -> Optimizers.rectifier(optimizer);
      default -> Optimizers.linear(optimizer, settings, 1000);
    };
  }
}
