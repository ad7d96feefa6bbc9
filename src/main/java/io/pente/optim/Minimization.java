package io.pente.optim;

import io.pente.data.Batch;
import io.pente.objective.Evaluation;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import io.pente.settings.MiniBatch;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.List;

/**
 * Minimizes independent problems in the same passes: each round collects every unfinished problem's
 * question, has all of them answered by one read of the rows, and tells each its answer. So several
 * problems need as many passes as the slowest of them alone; and several minimizations, each with
 * rules of its own and one following another, can share passes, since a minimization says what it
 * wants to know and is told. Immutable.
 *
 * <p>A problem ends with {@link StopReason#TOLERANCE} where {@link Problem#gradientNorm} is ≤
 * tolerance × its value at the reference point, or 0; with what the method says; or at the limit of
 * iterations.
 *
 * <p>With mini-batches round k reads the rows of {@code Batch(fraction, seed, k)}. The first round
 * and those that ask for a product read all rows: a reference, and a curvature, are of one
 * function. A batch's gradient is noise as far as the tolerance goes: it is tested on full
 * gradients only, that is at the start and in one last pass over all rows at the end.
 */
public final class Minimization<S extends Record> {
  private final List<Problem> problems;
  private final Method<S> method;
  private final Stopping stopping;
  private final MiniBatch sample;
  private final Listener listener;
  private final MinimizationState<S> state;

  private Minimization(
      List<Problem> problems,
      Method<S> method,
      Stopping stopping,
      MiniBatch sample,
      Listener listener,
      MinimizationState<S> state) {
    this.problems = problems;
    this.method = method;
    this.stopping = stopping;
    this.sample = sample;
    this.listener = listener;
    this.state = state;
  }

  /**
   * Before the first answers.
   *
   * @throws IllegalArgumentException for a method that cannot do with an l1 or with mini-batches
   */
  public static <S extends Record> Minimization<S> of(
      List<Problem> problems,
      Method<S> method,
      Stopping stopping,
      MiniBatch sample,
      Listener listener) {
    boolean absolute = problems.stream().anyMatch(p -> p.l1() != null);
    if (absolute && !method.supportsAbsolutePenalty()) {
      throw new IllegalArgumentException(method.name() + " cannot minimise with an l1");
    }
    if (!sample.all() && !method.supportsBatches()) {
      throw new IllegalArgumentException(method.name() + " needs all rows in each pass");
    }
    List<ProblemRun<S>> starts = problems.stream().map(p -> ProblemRun.start(p, method)).toList();
    return new Minimization<>(
        List.copyOf(problems),
        method,
        stopping,
        sample,
        listener,
        new MinimizationState<>(0, starts, sample.all()));
  }

  /**
   * Runs to the end.
   *
   * @return one outcome for each problem, in their order
   * @throws io.pente.failure.DivergenceException if a value or gradient is not finite at a start or
   *     reference point
   */
  public static <S extends Record> List<Outcome> run(
      Objective objective,
      List<Problem> problems,
      Method<S> method,
      Stopping stopping,
      MiniBatch sample,
      Listener listener) {
    Minimization<S> now = of(problems, method, stopping, sample, listener);
    while (now.running()) {
      now = now.tell(objective.evaluate(now.questions(), now.batch(), now.label()));
    }
    return now.outcomes();
  }

  /** The same, each pass reading all rows. */
  public static <S extends Record> List<Outcome> run(
      Objective objective,
      List<Problem> problems,
      Method<S> method,
      Stopping stopping,
      Listener listener) {
    return run(objective, problems, method, stopping, MiniBatch.ALL, listener);
  }

  /** Whether there are further {@link #questions}. */
  public boolean running() {
    return state.running() || !state.measured() && state.round() > 1;
  }

  /** What the next pass is to answer. */
  public List<Query> questions() {
    List<Query> queries = new ArrayList<>();
    for (ProblemRun<S> run : state.problems()) {
      if (!state.running()) {
        queries.add(Query.gradient(run.problem().index(), run.outcome().best().point()));
      } else if (run.running()) {
        queries.add(((NextStep.Ask) method.next(run.state())).query());
      }
    }
    if (state.round() == 0) {
      problems.stream()
          .filter(Problem::hasOwnReference)
          .map(problem -> Query.gradient(problem.index(), problem.reference()))
          .forEach(queries::add);
    }
    return queries;
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
    return state.round() == 0 ? "start" : listener.label(state.progress(method));
  }

  /**
   * What follows from the answers to all the questions, in their order.
   *
   * @throws io.pente.failure.DivergenceException as {@link #run}
   */
  public Minimization<S> tell(List<Evaluation> answers) {
    if (!state.running()) {
      return at(new MinimizationState<>(state.round() + 1, measured(answers), true));
    }
    MinimizationState<S> next =
        new MinimizationState<>(state.round() + 1, told(answers), state.measured());
    if (next.iterations(method) > state.iterations(method)) {
      listener.iteration(next.progress(method));
    }
    return at(next);
  }

  /** The same minimization at another state of it. */
  Minimization<S> at(MinimizationState<S> other) {
    return new Minimization<>(problems, method, stopping, sample, listener, other);
  }

  MinimizationState<S> state() {
    return state;
  }

  private List<ProblemRun<S>> told(List<Evaluation> answers) {
    int asked = (int) state.problems().stream().filter(ProblemRun::running).count();
    double[] norms = referenceNorms(answers.subList(asked, answers.size()));
    boolean all = batch().all();
    List<ProblemRun<S>> told = new ArrayList<>();
    int answer = 0;
    for (int k = 0; k < norms.length; k++) {
      ProblemRun<S> run = state.problems().get(k);
      told.add(
          run.running()
              ? run.tell(method, stopping, sample.all(), answers.get(answer++), norms[k], all)
              : run);
    }
    return told;
  }

  /** For each problem: known, or just told, or NaN for the norm at its start. */
  private double[] referenceNorms(List<Evaluation> told) {
    double[] norms = state.problems().stream().mapToDouble(ProblemRun::referenceNorm).toArray();
    int next = 0;
    for (int k = 0; k < norms.length && next < told.size(); k++) {
      Problem problem = problems.get(k);
      if (problem.hasOwnReference()) {
        Evaluation answer = told.get(next++);
        if (!answer.finite()) {
          throw ProblemRun.notFinite("reference point");
        }
        norms[k] = problem.gradientNorm(problem.reference(), answer.gradient());
      }
    }
    return norms;
  }

  /** After mini-batches: the ends, over all rows. */
  private List<ProblemRun<S>> measured(List<Evaluation> answers) {
    List<ProblemRun<S>> ends = new ArrayList<>();
    for (int k = 0; k < answers.size(); k++) {
      ends.add(state.problems().get(k).measured(stopping, answers.get(k)));
    }
    return ends;
  }

  /** One outcome for each problem; null for one that is still running. */
  public List<Outcome> outcomes() {
    return state.problems().stream().map(ProblemRun::outcome).toList();
  }
}
