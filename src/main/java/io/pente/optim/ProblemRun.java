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
  /** η of the mean of a run on mini-batches. */
  double FORGETTING = 3;

  /** Updates after which a run that has only risen has diverged. */
  int ENOUGH_TO_TELL = 10;

  /** The stage that it is in, or ended in. */
  Stage stage();

  /** What it asks in the next pass; nothing at its end. */
  List<Query> questions();

  /** How far it has come; empty before anything is known. */
  Optional<Progress.OfProblem> progress();

  /** Another number wherever the iterate is another one. */
  int mark();

  /** The same with another limit of iterations, over all stages, where it has not ended. */
  ProblemRun<M> limitedTo(int iterations);

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
      return List.of(Query.gradient(problem.index(), problem.start()));
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
     * After the answer to its question.
     *
     * @param comparable as {@link Moving#tell} has it
     * @throws DivergenceException where one is not finite
     */
    ProblemRun<M> tell(Method<M> method, Evaluation answer, boolean comparable) {
      Problem problem = stage.problem();
      requireFinite(answer, "start");
      Iterate start = new Iterate(0, problem.start(), answer, 0);
      double norm = problem.gradientNorm(start.point(), start.gradient());
      double unit = problem.yardstick().unitAt(answer, norm);
      int earlier = before.isEmpty() ? 0 : before.get(0).end().iterations();
      double[] mean = comparable ? new double[0] : problem.start();
      Iterate first = before.isEmpty() ? start : before.get(0).end().start();
      return new Moving<>(
              stage, first, earlier, method.start(problem, start), unit, norm, start, mean)
          .judged(true);
    }

    @Override
    public ProblemRun<M> limitedTo(int iterations) {
      int earlier = before.isEmpty() ? 0 : before.get(0).end().iterations();
      return new Waiting<>(stage.limitedTo(iterations - earlier), before);
    }

    /** Where the stage before it ended, because somebody said so. */
    Ended<M> stopped() {
      Ended<M> there = before.get(0);
      Outcome end = there.end();
      return new Ended<>(
          there.stage(),
          new Outcome(
              end.best(),
              end.start(),
              StopReason.STOPPED,
              end.seen(),
              end.gradientNorm(),
              end.unit(),
              end.iterations()),
          there.last(),
          there.mean());
    }
  }

  /**
   * A stage on its way.
   *
   * @param first the start of the first stage
   * @param earlier updates over the stages before
   * @param unit what the tolerance is relative to
   * @param norm the gradient's norm where it stands
   * @param best the iterate of lowest objective, to rounding
   * @param mean on mini-batches, the mean of the iterates so far, the later ones counting more; of
   *     length 0 otherwise
   */
  record Moving<M extends Record>(
      Stage stage,
      Iterate first,
      int earlier,
      Position<M> position,
      double unit,
      double norm,
      Iterate best,
      double[] mean)
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
      return Progress.OfProblem.of(stage, position.at(), norm, unit, earlier);
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
      double nextUnit = moved ? unitAt(next.at()) : unit;
      double[] nextMean = moved && !comparable ? meanWith(next.at()) : mean;
      return new Moving<>(stage, first, earlier, next, nextUnit, nextNorm, lowest, nextMean)
          .judged(all);
    }

    /**
     * The mean with one more iterate, number t, which counts (η + 1)/(t + η), η = 3: so that early
     * ones are forgotten (polynomial-decay averaging: Shamir and Zhang, ICML 2013, 4).
     */
    private double[] meanWith(Iterate next) {
      if (!stage.problem().penalty().differentiable()) {
        return next.point(); // a mean has no exact zeros
      }
      double share = (FORGETTING + 1) / (next.iteration() + FORGETTING);
      double[] moved = Vectors.plus(Vectors.times(1 - share, mean), share, next.point());
      return stage.problem().penalty().allowed(moved);
    }

    private double unitAt(Iterate at) {
      return stage.problem().yardstick().unitAt(at.there(), unit);
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
      if (all && norm <= stopping.tolerance() * unit || all && norm == 0) {
        return ended(position.at(), StopReason.TOLERANCE, figures(norm, unit));
      }
      if (all && stage.problem().exact(position.at(), stopping.tolerance())) {
        return ended(position.at(), StopReason.EXACT, figures(norm, unit));
      }
      if (all && stopping.tolerance() > 0 && stage.problem().lostInRounding(position.at())) {
        return ended(position.at(), StopReason.REFINED, figures(norm, unit));
      }
      if (position.next() instanceof NextStep.Stop stop) {
        return ended(best, stop.why(), stop.seen());
      }
      if (position.at().iteration() < stopping.iterations()) {
        return this;
      }
      return risen()
          ? ended(best, StopReason.DIVERGED, risenFrom())
          : ended(best, StopReason.ITERATIONS, figures(norm, unit));
    }

    /**
     * Whether in several updates nothing has become lower than the start, and the end is higher.
     */
    private boolean risen() {
      BoundedValue there = BoundedValue.of(stage.problem(), best);
      return best.iteration() == 0
          && position.at().iteration() >= ENOUGH_TO_TELL
          && position.level().above(there);
    }

    private String risenFrom() {
      return String.format(
          Locale.ROOT,
          "no iterate was lower than the start: the objective went from %.6g to %.6g",
          BoundedValue.of(stage.problem(), best).value(),
          position.level().value());
    }

    @Override
    public ProblemRun<M> limitedTo(int iterations) {
      return new Moving<>(
          stage.limitedTo(iterations - earlier), first, earlier, position, unit, norm, best, mean);
    }

    /** At its best, because somebody said so. */
    Ended<M> stopped() {
      return ended(best, StopReason.STOPPED, figures(norm, unit));
    }

    private Ended<M> ended(Iterate last, StopReason why, String seen) {
      double lastNorm = stage.problem().gradientNorm(last.point(), last.gradient());
      int iterations = earlier + position.at().iteration();
      Outcome end = new Outcome(last, first, why, seen, lastNorm, unitAt(last), iterations);
      return new Ended<>(stage, end, here(), mean);
    }
  }

  /**
   * The end.
   *
   * @param last where it stood, which need not be its best
   * @param mean as {@link Moving} had it
   */
  record Ended<M extends Record>(Stage stage, Outcome end, Progress.OfProblem last, double[] mean)
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
    public ProblemRun<M> limitedTo(int iterations) {
      return this;
    }

    @Override
    public Optional<Outcome> outcome() {
      return Optional.of(end);
    }

    /** After mini-batches: what to ask of all rows, at the last iterate and at the mean. */
    List<Query> ends() {
      int index = stage.problem().index();
      return List.of(Query.gradient(index, end.best().point()), Query.gradient(index, mean));
    }

    /**
     * After mini-batches: at the lowest of the last iterate, the mean and the start, with value and
     * gradient over all rows. A run has diverged where the first two are higher than the start by
     * more than what there was to gain.
     *
     * @throws DivergenceException where they are not finite
     */
    Ended<M> measured(Evaluation atLast, Evaluation atMean) {
      requireFinite(atLast, "end");
      Iterate last = new Iterate(end.best().iteration(), end.best().point(), atLast, 0);
      Iterate lower =
          atMean.finite() && value(mean, atMean) < value(last.point(), atLast)
              ? new Iterate(last.iteration(), mean, atMean, 0)
              : last;
      double rise =
          value(lower.point(), lower.there()) - value(end.start().point(), end.start().there());
      boolean diverged = end.why() == StopReason.DIVERGED || rise > worth();
      Iterate lowest = diverged || rise <= 0 ? lower : end.start();
      String seen =
          rise > worth()
              ? String.format(Locale.ROOT, "the end is higher than the start by %.6g", rise)
              : end.seen();
      return new Ended<>(stage, judged(lowest, diverged, seen), this.last, mean);
    }

    private Outcome judged(Iterate at, boolean diverged, String seenThen) {
      double norm = stage.problem().gradientNorm(at.point(), at.gradient());
      double unit = stage.problem().yardstick().unitAt(at.there(), end.unit());
      double tolerance = stage.stopping().tolerance();
      StopReason why = end.why().converged() ? StopReason.CRAWLING : end.why();
      if (diverged) {
        why = StopReason.DIVERGED;
      } else if (norm <= tolerance * unit) {
        why = StopReason.TOLERANCE;
      } else if (stage.problem().exact(at, tolerance)) {
        why = StopReason.EXACT;
      }
      String seen = diverged ? seenThen : figures(norm, unit);
      return new Outcome(at, end.start(), why, seen, norm, unit, end.iterations());
    }

    private double value(double[] point, Evaluation there) {
      return BoundedValue.of(stage.problem(), point, there).value();
    }

    /** What there was to gain: the level of the model that says nothing, or of the start. */
    private double worth() {
      double level = stage.problem().yardstick().level();
      return Double.isNaN(level)
          ? Math.abs(value(end.start().point(), end.start().there()))
          : level;
    }
  }

  private static String figures(double norm, double unit) {
    return String.format(
        Locale.ROOT,
        "the gradient's norm is %.3g, %.3g of the %.3g it is relative to",
        norm,
        unit > 0 ? norm / unit : 0,
        unit);
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
