package io.pente.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BatchTest {
  @Test
  void aFractionOfTheRowsIsChosen() {
    int[] chosen = new Batch(0.1, 42, 7).choose(0, 100_000);
    assertThat(chosen.length / 100_000.0).isCloseTo(0.1, within(0.005));
  }

  @Test
  void theChoiceDependsOnTheRowsPositionAndNotOnItsBlock() {
    Batch batch = new Batch(0.3, 42, 7);
    int[] whole = batch.choose(0, 1000);
    int[] part = batch.choose(400, 600);
    long after = java.util.Arrays.stream(whole).filter(row -> row >= 400).count();
    assertThat(part).hasSize((int) after);
    for (int row : part) {
      assertThat(batch.contains(400 + row)).isTrue();
    }
  }

  @Test
  void everyRoundChoosesAnew() {
    assertThat(new Batch(0.5, 42, 1).choose(0, 64))
        .isNotEqualTo(new Batch(0.5, 42, 2).choose(0, 64));
    assertThat(new Batch(0.5, 42, 1).choose(0, 64)).isEqualTo(new Batch(0.5, 42, 1).choose(0, 64));
  }

  @Test
  void allMeansAll() {
    assertThat(Batch.ALL.choose(5, 3)).containsExactly(0, 1, 2);
  }
}
