package io.pente.optim;

import io.pente.data.Batch;
import io.pente.objective.Evaluation;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import io.pente.objective.Want;
import io.pente.settings.MiniBatch;
import io.pente.settings.Stopping;
import java.util.ArrayList;
import java.util.List;

/**
 * Minimizes independent problems in the same passes: each round collects every unfinished problem's
 * question, has all of them answered by one read of the rows, and tells each its answer. So several
 * problems need as many passes as the slowest of them alone.
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
public final class Minimizer<S extends Record> {
  private final Objective objective;
  private final List<Problem> problems;
  private final Method<S> method;
  private final Stopping stopping;
  private final MiniBatch sample;
  private final Listener listener;

  /**
   * @param objective null where the answers are told
   */
  Minimizer(
      Objective objective,
      List<Problem> problems,
      Method<S> method,
      Stopping stopping,
      MiniBatch sample,
      Listener listener) {
    this.objective = objective;
    this.problems = List.copyOf(problems);
    this.method = method;
    this.stopping = stopping;
    this.sample = sample;
    this.listener = listener;
    check();
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
    Minimizer<S> minimize =
        new Minimizer<>(objective, problems, method, stopping, sample, listener);
    MinimizationState<S> rounds = minimize.start();
    while (rounds.running()) {
      rounds = minimize.next(rounds);
    }
    return minimize.end(rounds).tracks().stream().map(ProblemRun::outcome).toList();
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

  private void check() {
    boolean absolute = problems.stream().anyMatch(p -> p.l1() != null);
    if (absolute && !method.supportsAbsolutePenalty()) {
      throw new IllegalArgumentException(method.name() + " cannot minimise with an l1");
    }
    if (!sample.all() && !method.supportsBatches()) {
      throw new IllegalArgumentException(method.name() + " needs all rows in each pass");
    }
  }

  MinimizationState<S> start() {
    return new MinimizationState<>(
        0, problems.stream().map(p -> ProblemRun.start(p, method)).toList());
  }

  /** One pass. */
  MinimizationState<S> next(MinimizationState<S> now) {
    List<Query> queries = questions(now);
    Batch batch = batch(now.round(), queries);
    String label = now.round() == 0 ? "start" : listener.label(now.progress(method));
    return told(now, objective.evaluate(queries, batch, label), batch.all());
  }

  /**
   * After the answers to all {@link #questions}.
   *
   * @param all whether they are over all rows
   */
  MinimizationState<S> told(MinimizationState<S> now, List<Evaluation> answers, boolean all) {
    int asked = (int) now.tracks().stream().filter(ProblemRun::running).count();
    double[] norms = referenceNorms(now, answers.subList(asked, answers.size()));
    MinimizationState<S> next =
        new MinimizationState<>(now.round() + 1, tell(now, answers, norms, all));
    if (next.iterations(method) > now.iterations(method)) {
      listener.iteration(next.progress(method));
    }
    return next;
  }

  /** What the running problems ask and, in the first round, the references. */
  List<Query> questions(MinimizationState<S> now) {
    List<Query> queries = new ArrayList<>();
    for (ProblemRun<S> track : now.tracks()) {
      if (track.running()) {
        Move.Ask ask = (Move.Ask) method.next(track.state());
        queries.add(new Query(track.problem().index(), ask.want(), ask.point(), ask.along()));
      }
    }
    if (now.round() == 0) {
      queries.addAll(references());
    }
    return queries;
  }

  private List<Query> references() {
    List<Query> queries = new ArrayList<>();
    for (Problem problem : problems) {
      if (problem.hasOwnReference()) {
        queries.add(Query.gradient(problem.index(), problem.reference()));
      }
    }
    return queries;
  }

  private Batch batch(int round, List<Query> queries) {
    boolean product = queries.stream().anyMatch(q -> q.want() == Want.PRODUCT);
    return sample.all() || round == 0 || product
        ? Batch.ALL
        : new Batch(sample.fraction(), sample.seed(), round);
  }

  /** For each problem: known, or just told, or NaN for the norm at its start. */
  private double[] referenceNorms(MinimizationState<S> now, List<Evaluation> told) {
    double[] norms = now.tracks().stream().mapToDouble(ProblemRun::referenceNorm).toArray();
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

  private List<ProblemRun<S>> tell(
      MinimizationState<S> now, List<Evaluation> answers, double[] norms, boolean all) {
    List<ProblemRun<S>> told = new ArrayList<>();
    int answer = 0;
    for (int k = 0; k < norms.length; k++) {
      ProblemRun<S> track = now.tracks().get(k);
      told.add(
          track.running()
              ? track.tell(method, stopping, sample.all(), answers.get(answer++), norms[k], all)
              : track);
    }
    return told;
  }

  /** After mini-batches, one pass over all rows. */
  MinimizationState<S> end(MinimizationState<S> last) {
    if (sample.all() || last.round() <= 1) {
      return last;
    }
    List<Query> queries = new ArrayList<>();
    for (ProblemRun<S> track : last.tracks()) {
      queries.add(Query.gradient(track.problem().index(), track.outcome().best().point()));
    }
    String label = listener.label(last.progress(method));
    List<Evaluation> answers = objective.evaluate(queries, Batch.ALL, label);
    List<ProblemRun<S>> measured = new ArrayList<>();
    for (int k = 0; k < queries.size(); k++) {
      measured.add(last.tracks().get(k).measured(stopping, answers.get(k)));
    }
    return new MinimizationState<>(last.round() + 1, measured);
  }
}
