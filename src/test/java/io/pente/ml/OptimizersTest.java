package io.pente.ml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    Optimizers.Choice choice = Optimizers.choose(rows, features, sparse, batch, l1);
    assertThat(choice.name()).isEqualTo(expected);
    assertThat(choice.why()).isNotBlank();
  }
}
