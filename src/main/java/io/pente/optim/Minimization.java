package io.pente.optim;

import io.pente.data.Batch;
import io.pente.objective.Evaluation;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import io.pente.settings.MiniBatch;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Minimizes independent problems in the same passes, a problem being one stage or a chain of them:
 * each round collects every unfinished problem's questions, has all of them answered by one read of
 * the rows, and tells each its answers. So several problems need as many passes as the slowest of
 * them alone. A value: what it wants to know is asked, what follows is another one, and its {@link
 * #state} can be written down and gone on from.
 *
 * <p>A problem ends with {@link StopReason#TOLERANCE} where {@link Problem#gradientNorm} is ≤
 * tolerance × the unit of its {@link Yardstick}, or 0; with what the method says; at the limit of
 * iterations; or where the listener stops it.
 *
 * <p>With mini-batches round k reads the rows of {@code Batch(fraction, seed, k)}. The first round
 * and those that ask for a product read all rows: a start, and a curvature, are of one function. A
 * batch without rows, or whose rows weigh nothing, is counted and another one drawn. A batch's
 * gradient is noise as far as the tolerance goes: such a run ends at its limit of updates, and one
 * last pass over all rows takes the lower of the last iterate and the iterates' mean, and tests the
 * tolerance there.
 */
public final class Minimization<M extends Record> {
  private final Method<M> method;
  private final Stages stages;
  private final MiniBatch sample;
  private final Listener listener;
  private final MinimizationState<M> state;

  private Minimization(
      Method<M> method,
      Stages stages,
      MiniBatch sample,
      Listener listener,
      MinimizationState<M> state) {
    this.method = method;
    this.stages = stages;
    this.sample = sample;
    this.listener = listener;
    this.state = state;
  }

  /**
   * Before the first answers.
   *
   * @param starts the first stage of each problem
   * @throws IllegalArgumentException for a method that cannot do with a penalty or mini-batches
   */
  public static <M extends Record> Minimization<M> of(
      List<Stage> starts, Method<M> method, Stages stages, MiniBatch sample, Listener listener) {
    for (Stage start : starts) {
      check(start.problem(), method);
    }
    if (!sample.all() && !method.supportsBatches()) {
      throw new IllegalArgumentException(method.name() + " needs all rows in each pass");
    }
    List<ProblemRun<M>> runs = new ArrayList<>();
    for (Stage start : starts) {
      runs.add(new ProblemRun.Waiting<>(start, List.of()));
    }
    return new Minimization<>(
        method,
        stages,
        sample,
        listener,
        new MinimizationState<>(method.name(), 0, runs, sample.all(), 0));
  }

  private static void check(Problem problem, Method<?> method) {
    if (!problem.penalty().unbounded() && !method.supportsBounds()) {
      throw new IllegalArgumentException(method.name() + " cannot minimize within bounds");
    }
    if (!problem.penalty().differentiable() && !method.supportsKinks()) {
      throw new IllegalArgumentException(method.name() + " cannot minimize with an l1");
    }
  }

  /** The same of problems of one stage. */
  public static <M extends Record> Minimization<M> of(
      List<Problem> problems,
      Method<M> method,
      Stopping stopping,
      MiniBatch sample,
      Listener listener) {
    List<Stage> starts = problems.stream().map(p -> new Stage(p, stopping)).toList();
    return of(starts, method, Stages.NONE, sample, listener);
  }

  /**
   * Runs to the end.
   *
   * @return one outcome for each problem, in their order
   * @throws io.pente.failure.DivergenceException if a value or gradient is not finite at a start
   */
  public List<Outcome> run(Objective objective) {
    return toEnd(objective).outcomes();
  }

  /** The same minimization at its end. */
  public Minimization<M> toEnd(Objective objective) {
    Minimization<M> now = this;
    while (now.running()) {
      now = now.tell(objective.evaluate(now.questions(), now.batch(), now.label()));
    }
    return now;
  }

  /** The same of problems of one stage, each pass reading all rows. */
  public static <M extends Record> List<Outcome> run(
      Objective objective,
      List<Problem> problems,
      Method<M> method,
      Stopping stopping,
      Listener listener) {
    return of(problems, method, stopping, MiniBatch.ALL, listener).run(objective);
  }

  /** Whether there are further {@link #questions}. */
  public boolean running() {
    return state.running() || !state.measured() && state.round() > 1;
  }

  /** What the next pass is to answer. */
  public List<Query> questions() {
    List<Query> queries = new ArrayList<>();
    for (ProblemRun<M> run : state.problems()) {
      queries.addAll(asked(run));
    }
    return queries;
  }

  private List<Query> asked(ProblemRun<M> run) {
    return state.running() ? run.questions() : ((ProblemRun.Ended<M>) run).ends();
  }

  /** The rows that the next pass is to read. */
  public Batch batch() {
    boolean all = sample.all() || state.round() == 0 || !state.running();
    return all || questions().stream().anyMatch(Query.Product.class::isInstance)
        ? Batch.ALL
        : new Batch(sample.fraction(), sample.seed(), state.round());
  }

  /** What the next pass is called. */
  public String label() {
    return state.round() == 0 ? "start" : listener.label(state.progress());
  }

  /**
   * What follows from the answers to all the questions, in their order; from none, where a batch
   * had no row that weighs anything, that another batch is drawn.
   *
   * @throws io.pente.failure.DivergenceException as {@link #run}
   */
  public Minimization<M> tell(List<Evaluation> answers) {
    if (answers.isEmpty()) {
      return at(state.skipped());
    }
    List<ProblemRun<M>> told = new ArrayList<>();
    boolean all = batch().all();
    int from = 0;
    for (ProblemRun<M> run : state.problems()) {
      int to = from + asked(run).size();
      told.add(told(run, answers.subList(from, to), all));
      from = to;
    }
    MinimizationState<M> next =
        new MinimizationState<>(
            method.name(),
            state.round() + 1,
            told,
            state.measured() || !state.running(),
            state.empty());
    listener.state(next);
    boolean heard = state.running() && next.movedSince(state);
    return !heard || listener.iteration(next.progress()) ? at(next) : at(next).stopped();
  }

  private ProblemRun<M> told(ProblemRun<M> run, List<Evaluation> answers, boolean all) {
    if (run instanceof ProblemRun.Ended<M> ended) {
      return answers.isEmpty() ? ended : ended.measured(answers.get(0), answers.get(1));
    }
    ProblemRun<M> next =
        run instanceof ProblemRun.Waiting<M> waiting
            ? waiting.tell(method, answers.get(0), sample.all())
            : ((ProblemRun.Moving<M>) run).tell(method, answers.get(0), sample.all(), all);
    return next instanceof ProblemRun.Ended<M> ended ? goneOn(ended) : next;
  }

  private ProblemRun<M> goneOn(ProblemRun.Ended<M> ended) {
    Optional<Stage> following = stages.after(ended.stage(), ended.end());
    return following.isPresent()
        ? new ProblemRun.Waiting<>(following.get(), List.of(ended))
        : ended;
  }

  /** The same, all problems ended where they stand. */
  private Minimization<M> stopped() {
    List<ProblemRun<M>> ends = new ArrayList<>();
    for (ProblemRun<M> run : state.problems()) {
      if (run instanceof ProblemRun.Moving<M> moving) {
        ends.add(moving.stopped());
      } else {
        ends.add(run instanceof ProblemRun.Waiting<M> waiting ? waiting.stopped() : run);
      }
    }
    return at(
        new MinimizationState<>(
            method.name(), state.round(), ends, state.measured(), state.empty()));
  }

  /** The same minimization at another state of it. */
  public Minimization<M> at(MinimizationState<M> other) {
    return new Minimization<>(method, stages, sample, listener, other);
  }

  /** All there is to resume from, by {@link #at}. */
  public MinimizationState<M> state() {
    return state;
  }

  /** How many batches had no row that weighs anything. */
  public int emptyBatches() {
    return state.empty();
  }

  /** One outcome for each problem that has ended, in their order. */
  public List<Outcome> outcomes() {
    return state.problems().stream().map(ProblemRun::outcome).flatMap(Optional::stream).toList();
  }
}
