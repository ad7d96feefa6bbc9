package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.settings.RectifierSettings;

/** What tests of fits say often. */
final class Fits {
  private Fits() {}

  static LinearSettings by(LinearSettings settings, String optimizer) {
    return settings.withOptimizer(Optimizer.named(optimizer, LinearSettings.OPTIMIZERS));
  }

  static RectifierSettings by(RectifierSettings settings, String optimizer) {
    return settings.withOptimizer(Optimizer.named(optimizer, RectifierSettings.OPTIMIZERS));
  }

  /** To a share of each number. */
  static void near(double[] found, double share, double... right) {
    assertThat(found).hasSize(right.length);
    for (int i = 0; i < right.length; i++) {
      assertThat(found[i]).isCloseTo(right[i], within(share * Math.abs(right[i])));
    }
  }
}
