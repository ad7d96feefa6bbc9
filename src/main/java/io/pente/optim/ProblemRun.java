package io.pente.optim;

import io.pente.failure.DivergenceException;
import io.pente.objective.Evaluation;
import io.pente.settings.Stopping;
import java.util.Locale;

/**
 * One problem's way: the method's state and what the stopping rules know.
 *
 * @param referenceNorm the gradient's norm at the reference point; NaN before the first pass
 * @param norm the gradient's norm at the method's current iterate
 * @param best the iterate of lowest objective, to rounding; null before the first pass
 * @param outcome null while running
 */
record ProblemRun<S extends Record>(
    Problem problem, S state, double referenceNorm, double norm, Iterate best, Outcome outcome) {

  static <S extends Record> ProblemRun<S> start(Problem problem, Method<S> method) {
    return new ProblemRun<>(problem, method.start(problem), Double.NaN, Double.NaN, null, null);
  }

  boolean running() {
    return outcome == null;
  }

  /**
   * After an answer.
   *
   * @param comparable whether the values of different passes are of one function: not so on
   *     mini-batches
   * @param reference the gradient's norm at the reference point; NaN: it is the start, which the
   *     answer is about
   * @param all whether the answer is over all rows
   */
  ProblemRun<S> tell(
      Method<S> method,
      Stopping stopping,
      boolean comparable,
      Evaluation answer,
      double reference,
      boolean all) {
    Iterate before = best == null ? null : method.current(state);
    if (before == null && !answer.finite()) {
      throw notFinite("start");
    }
    S next = method.tell(state, answer);
    Iterate now = method.current(next);
    boolean moved = before == null || now.iteration() > before.iteration();
    double nowNorm = moved ? problem.gradientNorm(now.point(), now.gradient()) : norm;
    double relative = Double.isNaN(reference) ? nowNorm : reference;
    Iterate lowest = !comparable || best == null || better(now, nowNorm) ? now : best;
    return new ProblemRun<>(problem, next, relative, nowNorm, lowest, null)
        .judged(method, stopping, all);
  }

  /** Lower than the best beyond rounding, or not higher and with a gradient no longer. */
  private boolean better(Iterate now, double nowNorm) {
    BoundedValue there = BoundedValue.of(problem, now);
    BoundedValue here = BoundedValue.of(problem, best);
    double bestNorm = problem.gradientNorm(best.point(), best.gradient());
    return here.above(there) || !there.above(here) && nowNorm <= bestNorm;
  }

  private ProblemRun<S> judged(Method<S> method, Stopping stopping, boolean all) {
    Iterate now = method.current(state);
    if (all && norm <= stopping.tolerance() * referenceNorm || all && norm == 0) {
      return ended(now, StopReason.TOLERANCE, figures(norm));
    }
    if (method.next(state) instanceof NextStep.Stop stop) {
      return ended(best, stop.why(), stop.seen());
    }
    return now.iteration() >= stopping.iterations()
        ? ended(best, StopReason.ITERATIONS, figures(norm))
        : this;
  }

  private ProblemRun<S> ended(Iterate last, StopReason why, String seen) {
    double lastNorm = problem.gradientNorm(last.point(), last.gradient());
    Outcome end = new Outcome(last, why, seen, lastNorm, referenceNorm);
    return new ProblemRun<>(problem, state, referenceNorm, norm, best, end);
  }

  /** After mini-batches: the same end with value and gradient over all rows. */
  ProblemRun<S> measured(Stopping stopping, Evaluation answer) {
    if (!answer.finite()) {
      throw notFinite("end");
    }
    Iterate last = outcome.best();
    Iterate exact =
        new Iterate(
            last.iteration(),
            last.point(),
            answer.value(),
            answer.valueError(),
            answer.gradient(),
            last.step());
    double exactNorm = problem.gradientNorm(exact.point(), exact.gradient());
    boolean reached = exactNorm <= stopping.tolerance() * referenceNorm;
    StopReason why = reached ? StopReason.TOLERANCE : outcome.why();
    boolean limited = outcome.why() != StopReason.DIVERGED;
    String seen = limited ? figures(exactNorm) : outcome.seen();
    Outcome end = new Outcome(exact, why, seen, exactNorm, referenceNorm);
    return new ProblemRun<>(problem, state, referenceNorm, exactNorm, exact, end);
  }

  Progress.OfProblem progress(Method<S> method) {
    Iterate now = method.current(state);
    return new Progress.OfProblem(now, BoundedValue.of(problem, now).value(), norm);
  }

  private String figures(double nowNorm) {
    return String.format(
        Locale.ROOT,
        "the gradient's norm is %.3g, %.3g of the %.3g it is relative to",
        nowNorm,
        referenceNorm > 0 ? nowNorm / referenceNorm : 0,
        referenceNorm);
  }

  static DivergenceException notFinite(String where) {
    return new DivergenceException(
        String.format(
            Locale.ROOT,
            "the loss or its gradient is not a finite number at the %s: "
                + "the values are too large, scale the data",
            where));
  }
}
