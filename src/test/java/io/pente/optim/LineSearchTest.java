package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.objective.Evaluation;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineSearchTest {
  private static final Evaluation ANSWER = new Evaluation(0, 0, 0, new double[0]);

  private int trials;

  private LineSearch search(
      DoubleUnaryOperator value, DoubleUnaryOperator slope, double error, double first) {
    BoundedValue from = new BoundedValue(value.applyAsDouble(0), error);
    LineSearch search = LineSearch.start(from, slope.applyAsDouble(0), first, 25);
    for (trials = 0; !search.done(); trials++) {
      double a = search.step();
      BoundedValue level = new BoundedValue(value.applyAsDouble(a), error);
      search = search.tell(level, slope.applyAsDouble(a), ANSWER);
    }
    return search;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 4, 30, 1000})
  void theMinimumOfAParabolaIsTheSecondTrial(double first) {
    LineSearch end = search(a -> (a - 3) * (a - 3), a -> 2 * (a - 3), 1e-15, first);
    boolean good = first >= 0.3 && first <= 5.4;
    assertThat(trials).isEqualTo(good ? 1 : 2);
    assertThat(end.found().step()).isCloseTo(good ? first : 3, within(1e-12));
  }

  @Test
  void aParabolaFarAwayIsReachedInLeapsOfAHundred() {
    LineSearch end = search(a -> (a - 3e5) * (a - 3e5), a -> 2 * (a - 3e5), 1e-15, 1);
    assertThat(end.found().step()).isBetween(3e4, 5.4e5);
    assertThat(trials).isLessThanOrEqualTo(4);
  }

  @Test
  void whatIsNotFiniteIsTooFar() {
    LineSearch end =
        search(a -> a > 0.01 ? Double.NaN : -a, a -> a > 0.01 ? Double.NaN : -1, 1e-15, 1000);
    assertThat(end.found().step()).isBetween(1e-6, 0.01);
  }

  @Test
  void aHumpIsNotClimbed() {
    // Falls to -1 at 1, rises to a ridge at 3, and falls again beyond, all of it above the start.
    DoubleUnaryOperator value = a -> a < 2 ? (a - 1) * (a - 1) - 1 : 9 - Math.abs(a - 3) / 10;
    DoubleUnaryOperator slope = a -> a < 2 ? 2 * (a - 1) : a < 3 ? 0.1 : -0.1;
    LineSearch end = search(value, slope, 1e-15, 10);
    assertThat(value.applyAsDouble(end.found().step())).isLessThan(-0.1);
  }

  @Test
  void nearRoundingTheSlopeDecides() {
    // The value is nothing but rounding; the slope still tells where the minimum is.
    DoubleUnaryOperator noise = a -> 1 + 1e-15 * Math.sin(1e6 * a);
    LineSearch end = search(noise, a -> 1e-12 * (a - 1), 1e-15, 50);
    assertThat(end.found().step()).isCloseTo(1, within(1e-9));
    assertThat(trials).isEqualTo(2);
  }

  @Test
  void aRiseBeyondRoundingIsNeverTaken() {
    LineSearch end = search(a -> 1 + a, a -> -1, 1e-15, 1);
    assertThat(end.found()).isNull();
    assertThat(trials).isLessThanOrEqualTo(25);
    assertThat(end.promised()).isEqualTo(0.5);
  }
}
