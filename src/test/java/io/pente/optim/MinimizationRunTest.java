package io.pente.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.DivergenceException;
import io.pente.objective.ElasticNet;
import io.pente.objective.Query;
import io.pente.settings.MiniBatch;
import io.pente.settings.Step;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MinimizationRunTest {
  private static final Quadratic BOWL = Quadratic.ofCondition(5, 10, 3);
  private static final Stopping RULES = Stopping.of(500, 1e-9);

  private static Problem from(int index, double... start) {
    return Problem.of(index, start);
  }

  private static List<Outcome> run(
      LocalObjective objective, List<Problem> problems, Stopping rules) {
    return Minimization.run(objective, problems, new Lbfgs(), rules, Listener.NONE);
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void eightProblemsNeedAsManyPassesAsTheSlowestAlone(Method<?> method) {
    Smooth[] functions = new Smooth[8];
    List<Problem> problems = new ArrayList<>();
    int slowest = 0;
    for (int k = 0; k < 8; k++) {
      functions[k] = Quadratic.ofCondition(5, 1 + 3 * k, 50 + k);
      problems.add(from(k, new double[5]));
      LocalObjective alone = new LocalObjective(functions[k]);
      AllMethods.run(method, alone, new double[5], null, RULES);
      slowest = Math.max(slowest, alone.passes.size());
    }
    LocalObjective together = new LocalObjective(functions);
    Minimization.run(together, problems, method, RULES, Listener.NONE);
    assertThat(together.passes).hasSize(slowest);
  }

  @Test
  void startsOfOneFunctionEndAsEachWouldAloneToTheLastBit() {
    Rosenbrock valley = new Rosenbrock(4);
    Random random = new Random(1);
    List<Problem> problems = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      problems.add(from(0, random.doubles(4, -2, 2).toArray()));
    }
    List<Outcome> together = run(new LocalObjective(valley), problems, RULES);
    for (int k = 0; k < 5; k++) {
      Outcome alone = AllMethods.run(new Lbfgs(), valley, problems.get(k).start(), RULES);
      assertThat(Bits.of(together.get(k))).isEqualTo(Bits.of(alone));
    }
  }

  @Test
  void aProblemThatHasEndedIsAskedNothingMore() {
    LocalObjective objective = new LocalObjective(BOWL, Quadratic.ofCondition(5, 1000, 4));
    double[] solved = BOWL.center().clone();
    run(objective, List.of(from(0, solved), from(1, new double[5])), RULES);
    assertThat(objective.passes.get(0)).extracting(Query::problem).containsExactly(0, 1);
    assertThat(objective.passes.subList(1, objective.passes.size()))
        .isNotEmpty()
        .allSatisfy(pass -> assertThat(pass).extracting(Query::problem).containsExactly(1));
  }

  @Test
  void aStartAtTheMinimumNeedsOnePass() {
    LocalObjective objective = new LocalObjective(BOWL);
    Outcome end = run(objective, List.of(from(0, BOWL.center().clone())), RULES).get(0);
    assertThat(end.why()).isEqualTo(StopReason.TOLERANCE);
    assertThat(end.gradientNorm()).isZero();
    assertThat(objective.passes).hasSize(1);
  }

  @Test
  void theToleranceIsRelativeToTheYardstickWhereverTheRunBegins() {
    double[] near = Vectors.plus(BOWL.center(), 1e-4, new double[] {1, 1, 1, 1, 1});
    double[] sizes = {1, 1, 1, 1, 1};
    LocalObjective objective = new LocalObjective(BOWL);
    Stopping loose = Stopping.of(100, 1e-3);
    Problem measured = from(0, near).measuredBy(new Yardstick(sizes, 10, Double.NaN));
    Outcome end = run(objective, List.of(measured), loose).get(0);
    assertThat(end.unit()).isEqualTo(10);
    assertThat(end.best().iteration()).isZero();
    assertThat(objective.passes).hasSize(1);
    Outcome own =
        run(new LocalObjective(BOWL), List.of(from(0, near)), Stopping.of(100, 1e-3)).get(0);
    assertThat(own.best().iteration()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("io.pente.optim.AllMethods#all")
  void theLimitOfIterationsIsKept(Method<?> method) {
    if (method instanceof ConjugateGradient) {
      method = new ConjugateGradient(3, 1e-9);
    }
    Quadratic hard = Quadratic.ofCondition(20, 1e6, 5);
    List<Integer> heard = new ArrayList<>();
    List<Outcome> ends =
        Minimization.run(
            new LocalObjective(hard),
            List.of(from(0, new double[20])),
            method,
            Stopping.of(3, 1e-9),
            progress -> heard.add(progress.iteration()));
    assertThat(ends.get(0).why()).isEqualTo(StopReason.ITERATIONS);
    assertThat(ends.get(0).why().converged()).isFalse();
    assertThat(heard).startsWith(0).endsWith(3).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aLimitOfZeroEvaluatesTheStart() {
    Outcome end = AllMethods.run(new Lbfgs(), BOWL, new double[5], Stopping.of(0, 1e-9));
    assertThat(end.why()).isEqualTo(StopReason.ITERATIONS);
    assertThat(end.best().value()).isEqualTo(BOWL.value(new double[5]));
  }

  @Test
  void aStartThatIsNotFiniteIsSaid() {
    double[] huge = {1e200, 0, 0, 0, 0};
    assertThatThrownBy(() -> run(new LocalObjective(BOWL), List.of(from(0, huge)), RULES))
        .isInstanceOf(DivergenceException.class)
        .hasMessageContaining("not a finite number at the start")
        .hasMessageContaining("scale the data");
  }

  @Test
  void passesAreLabeledWithIterationAndLoss() {
    LocalObjective objective = new LocalObjective(BOWL, BOWL);
    List<Double> losses = new ArrayList<>();
    List<Problem> problems = List.of(from(0, new double[5]), from(1, new double[5]));
    Minimization.run(
        objective,
        problems,
        GradientDescent.of(new Step(0.5), Sampling.ALL),
        RULES,
        progress -> losses.add(progress.value()));
    assertThat(objective.labels.get(0)).isEqualTo("start");
    assertThat(losses.get(0)).isEqualTo(2 * BOWL.value(new double[5]));
    for (int k = 1; k < objective.labels.size(); k++) {
      assertThat(objective.labels.get(k))
          .isEqualTo(String.format("iteration %d: loss %.6g", k - 1, losses.get(k - 1)));
    }
  }

  @Test
  void theListenerSeesThePenaltyInTheObjectiveOnly() {
    double[] l1 = {1, 1, 1, 1, 1};
    double[] start = {1, -2, 0, 0, 0};
    List<Progress> heard = new ArrayList<>();
    Minimization.run(
        new LocalObjective(BOWL),
        List.of(new Problem(0, start, ElasticNet.lasso(l1))),
        Nesterov.of(Step.AUTOMATIC, Sampling.ALL),
        RULES,
        heard::add);
    assertThat(heard.get(0).problems().get(0).objective()).isEqualTo(heard.get(0).value() + 3);
    assertThat(heard.get(0).step()).isZero();
    assertThat(heard.get(1).step()).isPositive();
    double[] norms = heard.stream().mapToDouble(Progress::gradientNorm).toArray();
    assertThat(norms[norms.length - 1]).isLessThanOrEqualTo(1e-9 * norms[0]);
  }

  @Test
  void aRunResumedFromAnyRoundEndsTheSame() {
    resumed(new Lbfgs());
    resumed(new GaussNewton());
    resumed(Nesterov.of(Step.AUTOMATIC, Sampling.ALL));
  }

  private static <S extends Record> void resumed(Method<S> method) {
    Rosenbrock valley = new Rosenbrock(2);
    Stopping rules = Stopping.of(20, 1e-9);
    List<Problem> problems = List.of(from(0, valley.start()), from(0, 0, 0));
    LocalObjective objective = new LocalObjective(valley);
    Minimization<S> start = Minimization.of(problems, method, rules, MiniBatch.ALL, Listener.NONE);
    List<MinimizationState<S>> saved = new ArrayList<>(List.of(start.state()));
    for (Minimization<S> now = start; now.running(); ) {
      now = next(now, objective);
      saved.add(now.state());
    }
    Minimization<S> again = start.at(saved.get(saved.size() / 2));
    while (again.running()) {
      again = next(again, objective);
    }
    assertThat(Bits.of(again.state())).isEqualTo(Bits.of(saved.get(saved.size() - 1)));
  }

  private static <S extends Record> Minimization<S> next(
      Minimization<S> now, LocalObjective objective) {
    return now.tell(objective.evaluate(now.questions(), now.batch(), now.label()));
  }

  @Test
  void whatAMethodCannotDoIsRefused() {
    List<Problem> penalized =
        List.of(new Problem(0, new double[5], ElasticNet.lasso(1, 1, 1, 1, 1)));
    assertThatThrownBy(() -> run(new LocalObjective(BOWL), penalized, RULES))
        .hasMessage("lbfgs cannot minimize with an l1");
    List<Problem> plain = List.of(from(0, new double[5]));
    MiniBatch half = new MiniBatch(0.5, 1);
    assertThatThrownBy(() -> Minimization.of(plain, new Lbfgs(), RULES, half, Listener.NONE))
        .hasMessage("lbfgs needs all rows in each pass");
  }
}
