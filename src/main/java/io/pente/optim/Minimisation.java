package io.pente.optim;

import io.pente.objective.Evaluation;
import io.pente.objective.Query;
import java.util.List;

/**
 * {@link Minimise} the other way round: it says what it wants to know, and is told. So several
 * minimisations, each with rules of its own and one following another, can share passes. Immutable.
 */
public final class Minimisation<S extends Record> {
  private final Minimise<S> minimise;
  private final Rounds<S> rounds;

  private Minimisation(Minimise<S> minimise, Rounds<S> rounds) {
    this.minimise = minimise;
    this.rounds = rounds;
  }

  /**
   * Before the first answers.
   *
   * @throws IllegalArgumentException for rules with mini-batches: what is told is over all rows
   */
  public static <S extends Record> Minimisation<S> of(
      List<Problem> problems, Method<S> method, Rules rules, Listener listener) {
    if (rules.sampled()) {
      throw new IllegalArgumentException("Passes over all rows cannot be shared by mini-batches");
    }
    Minimise<S> minimise = new Minimise<>(null, problems, method, rules, listener);
    return new Minimisation<>(minimise, minimise.start());
  }

  /** Whether there are further {@link #questions}. */
  public boolean running() {
    return rounds.running();
  }

  /** What the next pass is to answer. */
  public List<Query> questions() {
    return minimise.questions(rounds);
  }

  /**
   * What follows from the answers to all the questions, in their order.
   *
   * @throws io.pente.failure.DivergenceException as {@link Minimise#run}
   */
  public Minimisation<S> tell(List<Evaluation> answers) {
    return new Minimisation<>(minimise, minimise.told(rounds, answers, true));
  }

  /** One outcome for each problem; null for one that is still running. */
  public List<Outcome> outcomes() {
    return rounds.tracks().stream().map(Track::outcome).toList();
  }
}
