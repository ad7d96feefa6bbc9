package io.pente.optim;

import io.pente.objective.Query;

/**
 * Where a minimization of one problem stands: what all methods have in common, and what this one
 * remembers. It is all there is to resume from, in the middle of a line search too: a record of
 * numbers and arrays that are never changed after construction.
 *
 * @param at the last accepted iterate
 * @param watch for rounding
 * @param memory the method's own
 * @param next the question that is open, or why there is none
 */
public record Position<M extends Record>(
    Problem problem, Iterate at, RoundingWatch watch, M memory, NextStep next) {
  /** At a start of which value and gradient have just been told. */
  static <M extends Record> Position<M> begun(Problem problem, Iterate start, M memory) {
    NextStep asked = NextStep.gradient(problem, start.point());
    return new Position<>(problem, start, RoundingWatch.NONE, memory, asked);
  }

  /** Whether a question is open. */
  public boolean running() {
    return next instanceof NextStep.Ask;
  }

  /**
   * The open question.
   *
   * @throws IllegalStateException where there is none
   */
  public Query asked() {
    if (next instanceof NextStep.Ask ask) {
      return ask.query();
    }
    throw new IllegalStateException("It has ended: " + next);
  }

  /** From here, asking something. */
  Position<M> asking(M remembered, NextStep question) {
    return new Position<>(problem, at, watch, remembered, question);
  }

  /** At another iterate; what to ask there is still to be said. */
  Position<M> moved(Iterate to, RoundingWatch seen, M remembered) {
    return new Position<>(problem, to, seen, remembered, next);
  }

  /** Here, for good. */
  Position<M> stopped(NextStep.Stop why) {
    return new Position<>(problem, at, watch, memory, why);
  }

  /** The height here. */
  BoundedValue level() {
    return BoundedValue.of(problem, at);
  }

  /** The smallest subgradient here. */
  double[] subgradient() {
    return problem.subgradient(at.point(), at.gradient());
  }
}
