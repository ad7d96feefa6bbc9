package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.settings.Step;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The formulas of momentum, Nesterov and Adam, and how they roll back. */
class UpdateRuleTest {
  private static final Quadratic BOWL = Quadratic.ofCondition(3, 4, 8);
  private static final double[] START = {1, -2, 0.5};

  private static List<Iterate> way(Method<?> method, Smooth f, double[] start, int iterations) {
    List<Iterate> iterates = new ArrayList<>();
    Minimization.run(
        new LocalObjective(f),
        List.of(Problem.of(0, start)),
        method,
        Stopping.of(iterations, 0),
        progress -> iterates.add(progress.problems().get(0).iterate()));
    return iterates;
  }

  @Test
  void aHeavyBallKeepsNineTenthsOfItsVelocity() {
    List<Iterate> way = way(Momentum.of(new Step(0.1), Sampling.ALL), BOWL, START, 4);
    for (int k = 2; k < way.size(); k++) {
      double[] z = way.get(k - 1).point();
      double[] velocity = Vectors.minus(z, way.get(k - 2).point());
      double[] expected = Vectors.plus(Vectors.plus(z, -0.1, BOWL.gradient(z)), 0.9, velocity);
      assertClose(way.get(k).point(), expected);
    }
  }

  @Test
  void nesterovExtrapolatesByItsSequence() {
    List<Iterate> way = way(Nesterov.of(new Step(0.1), Sampling.ALL), BOWL, START, 5);
    double[] x = START;
    double t = 1;
    for (int k = 1; k < way.size(); k++) {
      double[] y = way.get(k - 1).point();
      double[] next = Vectors.plus(y, -0.1, BOWL.gradient(y));
      double nextTime = (1 + Math.sqrt(1 + 4 * t * t)) / 2;
      double[] expected = Vectors.plus(next, (t - 1) / nextTime, Vectors.minus(next, x));
      assertClose(way.get(k).point(), expected);
      x = next;
      t = nextTime;
    }
  }

  @Test
  void nesterovStartsAgainWhenItsMomentumPointsUphill() {
    Quadratic hard = Quadratic.ofCondition(20, 1e4, 3);
    Stopping rules = Stopping.of(3000, 1e-9);
    Outcome end =
        AllMethods.run(Nesterov.of(Step.AUTOMATIC, Sampling.ALL), hard, new double[20], rules);
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
  }

  @Test
  void adamBeginsWithItsStepInEveryCoordinate() {
    List<Iterate> way = way(Adam.of(new Step(0.25), Sampling.ALL), BOWL, START, 2);
    double[] g0 = BOWL.gradient(START);
    double[] g1 = BOWL.gradient(way.get(1).point());
    for (int i = 0; i < 3; i++) {
      double first = START[i] - 0.25 * Math.signum(g0[i]);
      assertThat(way.get(1).point()[i]).isCloseTo(first, within(1e-7));
      double mean = (0.09 * g0[i] + 0.1 * g1[i]) / (1 - 0.81);
      double square = (0.000999 * g0[i] * g0[i] + 0.001 * g1[i] * g1[i]) / (1 - 0.998001);
      double second = way.get(1).point()[i] - 0.25 * mean / Math.sqrt(square);
      assertThat(way.get(2).point()[i]).isCloseTo(second, within(1e-7));
    }
  }

  @Test
  void afterABlowUpTheLowestIterateIsTakenUpAtRestWithHalfTheStep() {
    // A heavy ball on f = z²/2 with a step of 5 > 2(1 + β) swings ever farther out.
    Smooth parabola = new Quadratic(new double[][] {{1}}, new double[] {0});
    List<Iterate> way = way(Momentum.of(new Step(5), Sampling.ALL), parabola, new double[] {1}, 60);
    int blown = 1;
    while (way.get(blown).step() == 5) {
      blown++;
    }
    double limit = 0.5 + 1000 * (0.5 + 5);
    assertThat(way.subList(0, blown)).allSatisfy(i -> assertThat(i.value() <= limit).isTrue());
    double lowest = way.subList(0, blown).stream().mapToDouble(Iterate::value).min().orElse(0);
    double from = Math.sqrt(2 * lowest);
    assertThat(way.get(blown).step()).isEqualTo(2.5);
    assertThat(Math.abs(way.get(blown).point()[0])).isCloseTo(1.5 * from, within(1e-12));
    assertThat(way.get(blown).iteration()).isEqualTo(blown);
  }

  @Test
  void theLowestIterateIsReportedNotTheLast() {
    Smooth parabola = new Quadratic(new double[][] {{1}}, new double[] {0});
    double[] start = {1};
    Method<?> swinging = Momentum.of(new Step(3.5), Sampling.ALL);
    List<Iterate> way = way(swinging, parabola, start, 7);
    double lowest = way.stream().mapToDouble(Iterate::value).min().orElse(0);
    Outcome end = AllMethods.run(swinging, parabola, start, Stopping.of(7, 0));
    assertThat(way.get(7).value()).isGreaterThan(lowest);
    assertThat(end.best().value()).isEqualTo(lowest);
    assertThat(end.gradientNorm()).isEqualTo(Math.abs(end.best().gradient()[0]));
  }

  private static void assertClose(double[] actual, double[] expected) {
    assertThat(Vectors.norm(Vectors.minus(actual, expected))).isLessThan(1e-14);
  }
}
