package io.pente.optim;

import io.pente.objective.Evaluation;

/**
 * An optimizer as pure functions on an explicit, immutable state: it asks and is told, and never
 * sees rows. A state is all there is to resume from, in the middle of a line search too.
 *
 * <p>The life of a state: {@code start(problem)}, then {@code next} → an {@link NextStep.Ask} →
 * {@code tell}, again and again. The first question is always the gradient at the start. After each
 * {@code tell} the {@link #current} iterate may be a new one (its {@code iteration} has grown) or
 * not (the method is still searching).
 *
 * <p>The contract on iterates: never a non-finite one, and by a {@link #monotone} method never one
 * whose f + Σ l1|z| has risen by more than the two values' rounding errors. A refused candidate
 * leads back to the current iterate and a smaller step; after a bounded number of tries {@code
 * next} is a {@link NextStep.Stop}.
 *
 * @param <S> the state: a record of numbers and arrays that are never changed after construction
 */
public interface Method<S extends Record> {
  /** What messages call it. */
  String name();

  /** Whether the objective never rises from one iterate to the next. */
  boolean monotone();

  /** Whether it minimizes with an l1, and makes zeros exactly zero. */
  default boolean supportsAbsolutePenalty() {
    return false;
  }

  /** Whether its answers may come from another batch of rows each time. */
  default boolean supportsBatches() {
    return false;
  }

  /** Before anything is known: the first question is the gradient at the problem's start. */
  S start(Problem problem);

  /** What the method asks in this state, or why it stops; the same for equal states. */
  NextStep next(S state);

  /**
   * The state that follows from the answer to the question of {@link #next}; {@code state} stays as
   * it is.
   */
  S tell(S state, Evaluation answer);

  /** The last accepted iterate; null until the start has been evaluated. */
  Iterate current(S state);
}
