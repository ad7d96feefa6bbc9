package io.pente.optim;

import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import io.pente.settings.MiniBatch;
import io.pente.settings.Stopping;
import java.util.List;

/**
 * {@link Minimizer} the other way round: it says what it wants to know, and is told. So several
 * minimizations, each with rules of its own and one following another, can share passes. Immutable.
 */
public final class Minimization<S extends Record> {
  private final Minimizer<S> minimize;
  private final MinimizationState<S> rounds;

  private Minimization(Minimizer<S> minimize, MinimizationState<S> rounds) {
    this.minimize = minimize;
    this.rounds = rounds;
  }

  /** Before the first answers, all of which are to be over all rows. */
  public static <S extends Record> Minimization<S> of(
      List<Problem> problems, Method<S> method, Stopping stopping, Listener listener) {
    Minimizer<S> minimize =
        new Minimizer<>(null, problems, method, stopping, MiniBatch.ALL, listener);
    return new Minimization<>(minimize, minimize.start());
  }

  /** Whether there are further {@link #questions}. */
  public boolean running() {
    return rounds.running();
  }

  /** What the next pass is to answer. */
  public List<Query> questions() {
    return minimize.questions(rounds);
  }

  /**
   * What follows from the answers to all the questions, in their order.
   *
   * @throws io.pente.failure.DivergenceException as {@link Minimizer#run}
   */
  public Minimization<S> tell(List<Evaluation> answers) {
    return new Minimization<>(minimize, minimize.told(rounds, answers, true));
  }

  /** One outcome for each problem; null for one that is still running. */
  public List<Outcome> outcomes() {
    return rounds.tracks().stream().map(ProblemRun::outcome).toList();
  }
}
