package io.pente.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DistributionsTest {
  @ParameterizedTest
  @CsvFileSource(resources = "/statistics/tails.csv", numLinesToSkip = 1)
  void tailsAreRightToTenDigitsDownTo1em300(
      String what, double value, double first, double second, double right) {
    double found =
        switch (what) {
          case "t" -> Distributions.twoSidedT(value, first);
          case "f" -> Distributions.upperF(value, first, second);
          case "chi" -> Distributions.upperChiSquared(value, first);
          default -> Distributions.criticalT(value, first);
        };
    assertThat(found).isCloseTo(right, within(1e-11 * right));
  }

  @Test
  void bothTailsAreThoseOfTheSize() {
    assertThat(Distributions.twoSidedT(-3, 8)).isEqualTo(Distributions.twoSidedT(3, 8));
    assertThat(Distributions.twoSidedT(0, 8)).isEqualTo(1);
    assertThat(Distributions.twoSidedT(Double.POSITIVE_INFINITY, 8)).isEqualTo(0);
  }

  @Test
  void infinitelyManyDegreesOfFreedomAreTheNormalDistribution() {
    double normal = Distributions.twoSidedT(2.5, Double.POSITIVE_INFINITY);
    assertThat(Distributions.twoSidedT(2.5, 1e12)).isCloseTo(normal, within(1e-11));
    double critical = Distributions.criticalT(0.95, Double.POSITIVE_INFINITY);
    assertThat(critical).isCloseTo(1.959963984540054, within(1e-12));
  }

  @Test
  void whatIsNoNumberOrHasNoDegreesOfFreedomIsNaN() {
    assertThat(Distributions.twoSidedT(Double.NaN, 5)).isNaN();
    assertThat(Distributions.twoSidedT(1, 0)).isNaN();
    assertThat(Distributions.upperF(1, 0, 5)).isNaN();
    assertThat(Distributions.criticalT(0.95, 0)).isNaN();
  }
}
