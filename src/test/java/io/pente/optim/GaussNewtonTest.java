package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.objective.Query;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussNewtonTest {
  /** rᵢ(x) = x·aᵢ + sin(x·bᵢ) − tᵢ, f = ‖r‖². */
  private record Waves(double[][] a, double[][] b, double[] t) implements Smooth {
    static Waves planted(double[] x, int rows, double noise) {
      Random random = new Random(12);
      double[][] a = new double[rows][];
      double[][] b = new double[rows][];
      double[] t = new double[rows];
      for (int i = 0; i < rows; i++) {
        a[i] = random.doubles(x.length, -1, 1).toArray();
        b[i] = random.doubles(x.length, -1, 1).toArray();
        double value = Vectors.dot(a[i], x) + Math.sin(Vectors.dot(b[i], x));
        t[i] = value + noise * random.nextGaussian();
      }
      return new Waves(a, b, t);
    }

    @Override
    public int dimension() {
      return a[0].length;
    }

    private double[] residuals(double[] x) {
      double[] r = new double[t.length];
      for (int i = 0; i < r.length; i++) {
        r[i] = Vectors.dot(a[i], x) + Math.sin(Vectors.dot(b[i], x)) - t[i];
      }
      return r;
    }

    private double[] row(double[] x, int i) {
      return Vectors.plus(a[i], Math.cos(Vectors.dot(b[i], x)), b[i]);
    }

    @Override
    public double value(double[] x) {
      double[] r = residuals(x);
      return Vectors.dot(r, r);
    }

    @Override
    public double[] gradient(double[] x) {
      double[] r = residuals(x);
      double[] g = new double[x.length];
      for (int i = 0; i < r.length; i++) {
        g = Vectors.plus(g, 2 * r[i], row(x, i));
      }
      return g;
    }

    @Override
    public double[] product(double[] x, double[] v) {
      double[] h = new double[x.length];
      for (int i = 0; i < t.length; i++) {
        h = Vectors.plus(h, 2 * Vectors.dot(row(x, i), v), row(x, i));
      }
      return h;
    }
  }

  private static final double[] PLANTED = {1, -2, 0.5, 3, -1};

  @Test
  void convergenceIsSuperlinearWhereResidualsVanish() {
    Smooth f = Waves.planted(PLANTED, 60, 0);
    List<Double> norms = new ArrayList<>();
    Minimization.run(
        new LocalObjective(f),
        List.of(Problem.of(0, new double[5])),
        new GaussNewton(),
        Stopping.of(50, 1e-11),
        progress -> norms.add(progress.gradientNorm()));
    int last = norms.size() - 1;
    assertThat(last).isLessThan(15);
    double before = norms.get(last - 1) / norms.get(last - 2);
    assertThat(norms.get(last) / norms.get(last - 1)).isLessThan(before);
    assertThat(norms.get(last) / norms.get(last - 1)).isLessThan(1e-3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 1})
  void itEndsWhereLbfgsDoes(double noise) {
    Smooth f = Waves.planted(PLANTED, 60, noise);
    Outcome end = AllMethods.run(new GaussNewton(), f, new double[5], Stopping.of(200, 1e-10));
    Outcome other = AllMethods.run(new Lbfgs(), f, new double[5], Stopping.of(200, 1e-10));
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    double[] apart = Vectors.minus(end.best().point(), other.best().point());
    assertThat(Vectors.norm(apart)).isLessThan(1e-7);
  }

  @Test
  void rosenbrockIsFollowedToItsEnd() {
    Rosenbrock valley = new Rosenbrock(10);
    Outcome end =
        AllMethods.run(new GaussNewton(), valley, valley.start(), Stopping.of(100, 1e-13));
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(end.best().point()).containsOnly(new double[] {1}, within(1e-12));
  }

  /** f = atan²x, from where the undamped step leads ever farther out. */
  private record Arctangent() implements Smooth {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public double value(double[] x) {
      return Math.atan(x[0]) * Math.atan(x[0]);
    }

    @Override
    public double[] gradient(double[] x) {
      return new double[] {2 * Math.atan(x[0]) / (1 + x[0] * x[0])};
    }

    @Override
    public double[] product(double[] x, double[] v) {
      return new double[] {2 * v[0] / Math.pow(1 + x[0] * x[0], 2)};
    }
  }

  @Test
  void aStepThatRisesIsRefusedAndTheRegionShrinks() {
    List<Double> values = new ArrayList<>();
    List<Outcome> ends =
        Minimization.run(
            new LocalObjective(new Arctangent()),
            List.of(Problem.of(0, new double[] {3})),
            new GaussNewton(),
            Stopping.of(50, 1e-12),
            progress -> values.add(progress.value()));
    assertThat(values).isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(ends.get(0).why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(ends.get(0).best().point()[0]).isCloseTo(0, within(1e-10));
  }

  @Test
  void aRefusedStepNeedsNoFurtherProduct() {
    LocalObjective objective = new LocalObjective(Changed.brokenBeyond(1e-3, new Rosenbrock(2)));
    AllMethods.run(new GaussNewton(), objective, new double[2], null, Stopping.of(1, 0));
    List<Class<?>> asked = new ArrayList<>();
    objective.passes.forEach(pass -> asked.add(pass.get(0).getClass()));
    int firstCandidate = asked.lastIndexOf(Query.Product.class) + 1;
    assertThat(asked.subList(firstCandidate, asked.size()))
        .hasSizeGreaterThan(3)
        .containsOnly(Query.Gradient.class);
  }

  private static TruncatedSolve solve(Quadratic f, double enough, double radius) {
    double[] zero = new double[f.dimension()];
    TruncatedSolve solve = TruncatedSolve.start(f.gradient(zero), enough, radius, 100);
    while (!solve.done()) {
      solve = solve.tell(f.product(null, solve.direction()));
    }
    return solve;
  }

  @Test
  void theStepSolvesTheEquationsWithinTheRegion() {
    Quadratic f = Quadratic.ofCondition(8, 50, 6);
    TruncatedSolve.Solution free = solve(f, 1e-12, Double.POSITIVE_INFINITY).within(1e300);
    assertThat(Vectors.norm(Vectors.minus(free.point(), f.center()))).isLessThan(1e-10);
    assertThat(free.promised()).isCloseTo(f.value(new double[8]), within(1e-12));
    assertThat(free.bounded()).isFalse();
    double radius = 0.4 * Vectors.norm(f.center());
    TruncatedSolve.Solution bound = solve(f, 1e-12, radius).within(radius);
    assertThat(Vectors.norm(bound.point())).isCloseTo(radius, within(1e-12));
    assertThat(bound.bounded()).isTrue();
    double fall = f.value(new double[8]) - f.value(bound.point());
    assertThat(bound.promised()).isCloseTo(fall, within(1e-12));
  }

  @Test
  void aSmallerRegionTakesAPointOfTheSamePath() {
    Quadratic f = Quadratic.ofCondition(8, 50, 6);
    double radius = 0.4 * Vectors.norm(f.center());
    TruncatedSolve.Solution asked = solve(f, 1e-12, radius).within(radius);
    TruncatedSolve.Solution later = solve(f, 1e-12, Double.POSITIVE_INFINITY).within(radius);
    assertThat(Vectors.norm(Vectors.minus(later.point(), asked.point()))).isLessThan(1e-12);
    assertThat(later.promised()).isCloseTo(asked.promised(), within(1e-12));
  }

  @Test
  void whereTheModelIsFlatTheRegionIsTheBound() {
    Quadratic flat = new Quadratic(new double[][] {{0}}, new double[] {0});
    TruncatedSolve solve = TruncatedSolve.start(new double[] {-1}, 0.1, 5, 10);
    TruncatedSolve told = solve.tell(flat.product(null, solve.direction()));
    assertThat(told.done()).isTrue();
    assertThat(told.within(5).point()).containsExactly(5);
    assertThat(told.within(5).promised()).isEqualTo(5);
  }
}
