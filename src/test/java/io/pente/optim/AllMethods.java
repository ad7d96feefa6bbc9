package io.pente.optim;

import io.pente.objective.ElasticNet;
import io.pente.objective.Penalty;
import io.pente.settings.MiniBatch;
import io.pente.settings.Step;
import io.pente.settings.Stopping;
import java.util.List;
import java.util.stream.Stream;

/** Every method, as a parameter of tests. */
final class AllMethods {
  private AllMethods() {}

  static Stream<Method<?>> all() {
    return Stream.concat(monotone(), rising());
  }

  static Stream<Method<?>> monotone() {
    return Stream.of(
        GradientDescent.of(Step.AUTOMATIC, Sampling.ALL),
        GradientDescent.backtracking(),
        new Lbfgs(),
        new ActiveSetLbfgs(),
        new GaussNewton(),
        new ConjugateGradient(5000, 1e-12));
  }

  static Stream<Method<?>> rising() {
    return Stream.of(
        Momentum.of(Step.AUTOMATIC, Sampling.ALL),
        Nesterov.of(Step.AUTOMATIC, Sampling.ALL),
        Adam.of(Step.AUTOMATIC, Sampling.ALL));
  }

  static Stream<Method<?>> withPenalty() {
    return all().filter(Method::supportsKinks);
  }

  static Stream<Method<?>> onBatches(double fraction) {
    return Stream.of(
        GradientDescent.of(Step.AUTOMATIC, Sampling.of(fraction, 2000)),
        Momentum.of(Step.AUTOMATIC, Sampling.of(fraction, 2000)),
        Nesterov.of(Step.AUTOMATIC, Sampling.of(fraction, 2000)),
        Adam.of(Step.AUTOMATIC, Sampling.of(fraction, 2000)));
  }

  static Outcome run(Method<?> method, Smooth f, double[] start, Stopping rules) {
    return run(method, new LocalObjective(f), start, null, rules);
  }

  static Outcome run(
      Method<?> method, LocalObjective objective, double[] start, double[] l1, Stopping rules) {
    return run(method, objective, start, l1, rules, MiniBatch.ALL);
  }

  static Outcome run(
      Method<?> method,
      LocalObjective objective,
      double[] start,
      double[] l1,
      Stopping rules,
      MiniBatch sample) {
    Penalty penalty = l1 == null ? Penalty.NONE : ElasticNet.lasso(l1);
    List<Problem> problems = List.of(new Problem(0, start, penalty));
    return Minimization.of(problems, method, rules, sample, Listener.NONE).run(objective).get(0);
  }
}
