package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.objective.Bounds;
import io.pente.objective.ElasticNet;
import io.pente.objective.Evaluation;
import io.pente.objective.Penalty;
import io.pente.objective.Query;
import io.pente.settings.MiniBatch;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method promises. */
class MethodContractTest {
  private static final Quadratic BOWL = Quadratic.ofCondition(6, 20, 11);

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void itFindsAKnownMinimum(Method<?> method) {
    Outcome end = AllMethods.run(method, BOWL, new double[6], Stopping.of(2000, 1e-11));
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(Vectors.norm(Vectors.minus(end.best().point(), BOWL.center()))).isLessThan(1e-9);
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void itReachesOneInAMillionOnNoisyRows(Method<?> method) {
    LeastSquares rows = LeastSquares.random(300, 8, 5, 3, 2);
    Outcome end = AllMethods.run(method, rows, new double[8], Stopping.of(1000, 1e-6));
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    double[] gradient = rows.gradient(end.best().point());
    assertThat(Vectors.norm(gradient))
        .isLessThanOrEqualTo(1e-6 * Vectors.norm(rows.gradient(new double[8])));
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void tellingTheSameStateAgainGivesTheSame(Method<?> method) {
    replay(method);
  }

  private <S extends Record> void replay(Method<S> method) {
    List<Position<S>> states = new ArrayList<>();
    List<Evaluation> answers = new ArrayList<>();
    Position<S> state = begun(method);
    while (states.size() < 60 && state.running()) {
      states.add(state);
      answers.add(answer(BOWL, state.asked()));
      state = method.tell(state, answers.get(answers.size() - 1));
    }
    assertThat(states).hasSizeGreaterThan(7);
    states.add(state);
    for (int k = 0; k < answers.size(); k++) {
      Position<S> again = method.tell(states.get(k), answers.get(k));
      assertThat(Bits.of(again)).isEqualTo(Bits.of(states.get(k + 1)));
    }
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void writtenAndReadAtEveryStepItGoesOnToTheSameBits(Method<?> method) {
    resume(method);
  }

  private <S extends Record> void resume(Method<S> method) {
    Smooth rows = LeastSquares.random(100, 6, 10, 30, 4);
    Stopping rules = Stopping.of(12, 1e-12);
    double[] walls = {-0.1, -0.1, -0.1, -0.1, -0.1, -0.1};
    Penalty penalty =
        method.supportsKinks()
            ? new Bounds(ElasticNet.lasso(1, 1, 0, 1, 1, 1), walls, Vectors.times(-4, walls))
            : Penalty.NONE;
    List<Problem> problems =
        List.of(Problem.of(0, new double[6]), new Problem(0, Vectors.times(9, walls), penalty));
    LocalObjective objective = new LocalObjective(rows);
    Minimization<S> start = Minimization.of(problems, method, rules, MiniBatch.ALL, Listener.NONE);
    List<MinimizationState<S>> states = new ArrayList<>();
    for (Minimization<S> now = start; now.running(); now = next(now, objective)) {
      states.add(now.state());
    }
    String end = Bits.of(start.run(objective));
    assertThat(states).hasSizeGreaterThan(7);
    for (MinimizationState<S> state : states) {
      @SuppressWarnings("unchecked")
      MinimizationState<S> read = StateJson.read(StateJson.write(state), MinimizationState.class);
      assertThat(Bits.of(read)).isEqualTo(Bits.of(state));
      assertThat(Bits.of(start.at(read).run(objective))).isEqualTo(end);
    }
  }

  private static <S extends Record> Minimization<S> next(
      Minimization<S> now, LocalObjective objective) {
    return now.tell(objective.evaluate(now.questions(), now.batch(), now.label()));
  }

  private static <S extends Record> Position<S> begun(Method<S> method) {
    double[] start = new double[6];
    Iterate first = new Iterate(0, start, answer(BOWL, Query.gradient(0, start)), 0);
    return method.start(Problem.of(0, start), first);
  }

  private static Evaluation answer(Smooth f, Query query) {
    double[] x = query.point();
    return query instanceof Query.Product product
        ? Evaluation.product(f.product(x, product.along()))
        : new Evaluation(f.value(x), f.error(x), 0, f.gradient(x));
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void itRecoversFromNotANumber(Method<?> method) {
    // The curvature told is a fiftieth of the true one, so that first steps lead far out.
    double radius = 1.5 * Vectors.norm(BOWL.center());
    Smooth broken = Changed.brokenBeyond(radius, Changed.misleading(0.02, BOWL));
    Outcome end = AllMethods.run(method, broken, new double[6], Stopping.of(3000, 1e-8));
    assertThat(Vectors.norm(end.best().point())).isLessThanOrEqualTo(radius);
    assertThat(end.why())
        .isEqualTo(
            method instanceof ConjugateGradient ? StopReason.DIVERGED : StopReason.TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void itGivesUpInABoundedNumberOfTries(Method<?> method) {
    Smooth broken = Changed.brokenBeyond(0, BOWL);
    LocalObjective objective = new LocalObjective(broken);
    Outcome end = AllMethods.run(method, objective, new double[6], null, Stopping.of(500, 1e-9));
    assertThat(end.why()).isEqualTo(StopReason.DIVERGED);
    assertThat(end.seen()).contains("NaN");
    assertThat(end.best().iteration()).isZero();
    assertThat(end.best().point()).containsOnly(0);
    assertThat(objective.passes).hasSizeLessThan(65);
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#monotone")
  void itsObjectiveDoesNotRiseBeyondRounding(Method<?> method) {
    List<Iterate> iterates = new ArrayList<>();
    Smooth rows = LeastSquares.random(100, 6, 10, 30, 4);
    Listener listener = p -> iterates.add(p.problems().get(0).iterate());
    Minimization.run(
        new LocalObjective(rows),
        List.of(Problem.of(0, new double[6])),
        method,
        Stopping.of(300, 1e-14),
        listener);
    assertThat(iterates).hasSizeGreaterThan(3);
    for (int k = 1; k < iterates.size(); k++) {
      Iterate last = iterates.get(k - 1);
      double errors = last.valueError() + iterates.get(k).valueError();
      assertThat(iterates.get(k).value()).isLessThanOrEqualTo(last.value() + errors);
    }
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void aValueThatRisesByRoundingDoesNotStopIt(Method<?> method) {
    Smooth noisy = Changed.noisy(1e-7, BOWL);
    Outcome end = AllMethods.run(method, noisy, new double[6], Stopping.of(2000, 1e-8));
    assertThat(end.why().converged()).isTrue();
    assertThat(BOWL.value(end.best().point())).isCloseTo(0, within(1e-8));
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void itEndsWhereNothingIsLeftButRounding(Method<?> method) {
    LeastSquares rows = LeastSquares.random(50, 5, 1, 2, 9);
    LocalObjective objective = new LocalObjective(rows);
    Outcome end = AllMethods.run(method, objective, new double[5], null, Stopping.of(20000, 0));
    assertThat(end.why().converged()).isTrue();
    assertThat(end.gradientNorm() / end.unit()).isLessThan(1e-9);
    assertThat(objective.passes).hasSizeLessThan(3000);
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void oneCoordinateAndOneCurvatureAreNoSpecialCase(Method<?> method) {
    Smooth one = new Quadratic(new double[][] {{7}}, new double[] {-3});
    Outcome end = AllMethods.run(method, one, new double[] {100}, Stopping.of(2000, 1e-10));
    assertThat(end.why().converged()).isTrue();
    assertThat(end.best().point()[0]).isCloseTo(-3, within(1e-7));
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void unitsDoNotMatter(Method<?> method) {
    double[][] tiny = BOWL.a().clone();
    Arrays.setAll(tiny, i -> Vectors.times(1e-20, tiny[i]));
    double[] far = Vectors.times(1e9, BOWL.center());
    Smooth scaled = new Quadratic(tiny, far);
    Outcome end = AllMethods.run(method, scaled, new double[6], Stopping.of(2000, 1e-10));
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(Vectors.norm(Vectors.minus(end.best().point(), far))).isLessThan(10);
  }
}
