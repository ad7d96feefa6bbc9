package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.settings.Step;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientDescentTest {
  private static List<Iterate> way(Method<?> method, Smooth f, double[] start, Stopping rules) {
    List<Iterate> iterates = new ArrayList<>();
    Minimization.run(
        new LocalObjective(f),
        List.of(Problem.of(0, start)),
        method,
        rules,
        progress -> iterates.add(progress.problems().get(0).iterate()));
    return iterates;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theAutomaticStepIsShorterThanTwoOverTheLargestCurvature(long seed) {
    Quadratic f = Quadratic.ofCondition(200, 1e5, seed);
    Method<?> method = GradientDescent.of(Step.AUTOMATIC, Sampling.ALL);
    double step = way(method, f, new double[200], Stopping.of(1, 0)).get(1).step();
    assertThat(step).isLessThan(2).isGreaterThan(0.9);
  }

  @Test
  void oneStepIsTheFormula() {
    Quadratic f = Quadratic.ofCondition(3, 5, 1);
    double[] start = {1, 2, 3};
    Iterate next =
        way(GradientDescent.of(new Step(0.25), Sampling.ALL), f, start, Stopping.of(1, 0)).get(1);
    assertThat(next.point()).isEqualTo(Vectors.plus(start, -0.25, f.gradient(start)));
    assertThat(next.step()).isEqualTo(0.25);
  }

  @Test
  void aStepThatIsTooLongIsHalvedUntilItDescends() {
    Quadratic f = Quadratic.ofCondition(4, 3, 2);
    List<Iterate> way =
        way(
            GradientDescent.of(new Step(100), Sampling.ALL),
            f,
            new double[4],
            Stopping.of(400, 1e-9));
    Iterate last = way.get(way.size() - 1);
    assertThat(last.step()).isIn(100.0 / 64, 100.0 / 128);
    assertThat(f.value(last.point())).isLessThan(1e-15);
  }

  @Test
  void aStepTooSmallToChangeThePointIsNoConvergence() {
    Outcome end =
        AllMethods.run(
            GradientDescent.of(new Step(1e-300), Sampling.ALL),
            Quadratic.ofCondition(2, 3, 2),
            new double[] {5, 5},
            Stopping.of(400, 1e-9));
    assertThat(end.why()).isEqualTo(StopReason.DIVERGED);
    assertThat(end.seen()).isEqualTo("a step of 1.00e-300 no longer changes the point");
  }

  @Test
  void backtrackingGrowsAndShrinksItsStep() {
    Rosenbrock valley = new Rosenbrock(2);
    List<Iterate> way =
        way(GradientDescent.backtracking(), valley, valley.start(), Stopping.of(300, 1e-9));
    boolean grew = false;
    boolean shrank = false;
    for (int k = 2; k < way.size(); k++) {
      assertThat(way.get(k).value()).isLessThan(way.get(k - 1).value());
      grew |= way.get(k).step() > way.get(k - 1).step();
      shrank |= way.get(k).step() < way.get(k - 1).step();
    }
    assertThat(grew && shrank).isTrue();
  }

  @Test
  void itReachesRoundingLevelOnNoisyRows() {
    LeastSquares rows = LeastSquares.random(20, 3, 10, 2, 5);
    Outcome end =
        AllMethods.run(
            GradientDescent.of(Step.AUTOMATIC, Sampling.ALL),
            rows,
            new double[3],
            Stopping.of(3000, 1e-13));
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    Outcome other = AllMethods.run(new Lbfgs(), rows, new double[3], Stopping.of(99, 1e-13));
    for (int i = 0; i < 3; i++) {
      assertThat(end.best().point()[i]).isCloseTo(other.best().point()[i], within(1e-11));
    }
  }
}
