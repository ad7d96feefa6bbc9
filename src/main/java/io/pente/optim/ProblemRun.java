package io.pente.optim;

import io.pente.failure.DivergenceException;
import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import io.pente.settings.Stopping;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One problem's way: before a stage's start is known, on it, or at its end. */
sealed interface ProblemRun<M extends Record> {
  /** The stage that it is in, or ended in. */
  Stage stage();

  /** What it asks in the next pass; nothing at its end. */
  List<Query> questions();

  /** How far it has come; empty before anything is known. */
  Optional<Progress.OfProblem> progress();

  /** Another number wherever the iterate is another one. */
  int mark();

  /** How it ended, where it has. */
  default Optional<Outcome> outcome() {
    return Optional.empty();
  }

  /**
   * A stage whose start is not known yet.
   *
   * @param before how the stage before it ended; of length 0 or 1
   */
  record Waiting<M extends Record>(Stage stage, List<Ended<M>> before) implements ProblemRun<M> {
    @Override
    public List<Query> questions() {
      Problem problem = stage.problem();
      Query start = Query.gradient(problem.index(), problem.start());
      return problem.hasOwnReference()
          ? List.of(start, Query.gradient(problem.index(), problem.reference()))
          : List.of(start);
    }

    @Override
    public Optional<Progress.OfProblem> progress() {
      return before.stream().findFirst().flatMap(Ended::progress);
    }

    @Override
    public int mark() {
      return before.isEmpty() ? -1 : before.get(0).mark();
    }

    /**
     * After the answers to its questions.
     *
     * @throws DivergenceException where one is not finite
     */
    ProblemRun<M> tell(Method<M> method, List<Evaluation> answers) {
      Problem problem = stage.problem();
      requireFinite(answers.get(0), "start");
      Iterate start = new Iterate(0, problem.start(), answers.get(0), 0);
      double norm = problem.gradientNorm(start.point(), start.gradient());
      double reference = norm;
      if (problem.hasOwnReference()) {
        requireFinite(answers.get(1), "reference point");
        reference = problem.gradientNorm(problem.reference(), answers.get(1).gradient());
      }
      int earlier = before.isEmpty() ? 0 : before.get(0).end().iterations();
      return new Moving<>(stage, earlier, method.start(problem, start), reference, norm, start)
          .judged(true);
    }

    /** Where the stage before it ended, because somebody said so. */
    Ended<M> stopped() {
      Ended<M> there = before.get(0);
      Outcome end = there.end();
      return new Ended<>(
          there.stage(),
          new Outcome(
              end.best(),
              StopReason.STOPPED,
              end.seen(),
              end.gradientNorm(),
              end.referenceNorm(),
              end.iterations()),
          there.last());
    }
  }

  /**
   * A stage on its way.
   *
   * @param earlier updates over the stages before
   * @param referenceNorm the gradient's norm at the reference point
   * @param norm the gradient's norm where it stands
   * @param best the iterate of lowest objective, to rounding
   */
  record Moving<M extends Record>(
      Stage stage,
      int earlier,
      Position<M> position,
      double referenceNorm,
      double norm,
      Iterate best)
      implements ProblemRun<M> {
    @Override
    public List<Query> questions() {
      return List.of(position.asked());
    }

    @Override
    public Optional<Progress.OfProblem> progress() {
      return Optional.of(here());
    }

    private Progress.OfProblem here() {
      return Progress.OfProblem.of(stage, position.at(), norm, referenceNorm, earlier);
    }

    @Override
    public int mark() {
      return earlier + position.at().iteration();
    }

    /**
     * After an answer.
     *
     * @param comparable whether the values of different passes are of one function: not so on
     *     mini-batches
     * @param all whether the answer is over all rows
     */
    ProblemRun<M> tell(Method<M> method, Evaluation answer, boolean comparable, boolean all) {
      Position<M> next = method.tell(position, answer);
      boolean moved = next.at().iteration() > position.at().iteration();
      double nextNorm =
          moved ? stage.problem().gradientNorm(next.at().point(), next.at().gradient()) : norm;
      Iterate lowest = !comparable || better(next.at(), nextNorm) ? next.at() : best;
      return new Moving<>(stage, earlier, next, referenceNorm, nextNorm, lowest).judged(all);
    }

    /** Lower than the best beyond rounding, or not higher and with a gradient no longer. */
    private boolean better(Iterate now, double nowNorm) {
      BoundedValue there = BoundedValue.of(stage.problem(), now);
      BoundedValue here = BoundedValue.of(stage.problem(), best);
      double bestNorm = stage.problem().gradientNorm(best.point(), best.gradient());
      return here.above(there) || !there.above(here) && nowNorm <= bestNorm;
    }

    private ProblemRun<M> judged(boolean all) {
      Stopping stopping = stage.stopping();
      if (all && norm <= stopping.tolerance() * referenceNorm || all && norm == 0) {
        return ended(position.at(), StopReason.TOLERANCE, figures(norm, referenceNorm));
      }
      if (position.next() instanceof NextStep.Stop stop) {
        return ended(best, stop.why(), stop.seen());
      }
      return position.at().iteration() >= stopping.iterations()
          ? ended(best, StopReason.ITERATIONS, figures(norm, referenceNorm))
          : this;
    }

    /** At its best, because somebody said so. */
    Ended<M> stopped() {
      return ended(best, StopReason.STOPPED, figures(norm, referenceNorm));
    }

    private Ended<M> ended(Iterate last, StopReason why, String seen) {
      double lastNorm = stage.problem().gradientNorm(last.point(), last.gradient());
      int iterations = earlier + last.iteration();
      Outcome end = new Outcome(last, why, seen, lastNorm, referenceNorm, iterations);
      return new Ended<>(stage, end, here());
    }
  }

  /**
   * The end.
   *
   * @param last where it stood, which need not be its best
   */
  record Ended<M extends Record>(Stage stage, Outcome end, Progress.OfProblem last)
      implements ProblemRun<M> {
    @Override
    public List<Query> questions() {
      return List.of();
    }

    @Override
    public Optional<Progress.OfProblem> progress() {
      return Optional.of(last);
    }

    @Override
    public int mark() {
      return last.iterations();
    }

    @Override
    public Optional<Outcome> outcome() {
      return Optional.of(end);
    }

    /**
     * After mini-batches: the same end with value and gradient over all rows.
     *
     * @throws DivergenceException where they are not finite
     */
    Ended<M> measured(Evaluation answer) {
      requireFinite(answer, "end");
      Iterate best = end.best();
      Iterate exact = new Iterate(best.iteration(), best.point(), answer, best.step());
      double norm = stage.problem().gradientNorm(exact.point(), exact.gradient());
      boolean reached = norm <= stage.stopping().tolerance() * end.referenceNorm();
      StopReason why = reached ? StopReason.TOLERANCE : end.why();
      boolean diverged = end.why() == StopReason.DIVERGED;
      String seen = diverged ? end.seen() : figures(norm, end.referenceNorm());
      Outcome measured = new Outcome(exact, why, seen, norm, end.referenceNorm(), end.iterations());
      return new Ended<>(stage, measured, last);
    }
  }

  private static String figures(double norm, double referenceNorm) {
    return String.format(
        Locale.ROOT,
        "the gradient's norm is %.3g, %.3g of the %.3g it is relative to",
        norm,
        referenceNorm > 0 ? norm / referenceNorm : 0,
        referenceNorm);
  }

  private static void requireFinite(Evaluation answer, String where) {
    if (!answer.finite()) {
      throw new DivergenceException(
          String.format(
              Locale.ROOT,
              "the loss or its gradient is not a finite number at the %s: "
                  + "the values are too large, scale the data",
              where));
    }
  }
}
