package io.pente.optim;

import io.pente.objective.Evaluation;

/**
 * An optimizer as pure functions on an explicit, immutable {@link Position}: it asks and is told,
 * and never sees rows.
 *
 * <p>After each {@code tell} the position's iterate may be a new one (its {@code iteration} has
 * grown) or not (the method is still searching).
 *
 * <p>The contract on iterates: never a non-finite one, and by a {@link #monotone} method never one
 * whose f with its penalty has risen by more than the two values' rounding errors. A refused
 * candidate leads back to the current iterate and a smaller step; after a bounded number of tries
 * what is next is a {@link NextStep.Stop}.
 *
 * @param <M> what it remembers: a record of numbers and arrays that are never changed after
 *     construction
 */
public interface Method<M extends Record> {
  /** What messages call it. */
  String name();

  /** Whether the objective never rises from one iterate to the next. */
  boolean monotone();

  /** Whether it minimizes with a penalty that has kinks, and makes zeros exactly zero. */
  default boolean supportsKinks() {
    return false;
  }

  /** Whether it keeps to what a penalty allows. */
  default boolean supportsBounds() {
    return supportsKinks();
  }

  /** Whether its answers may come from another batch of rows each time. */
  default boolean supportsBatches() {
    return false;
  }

  /** At the problem's start, of which value and gradient are known. */
  Position<M> start(Problem problem, Iterate start);

  /**
   * Where the answer to the open question leads.
   *
   * @param position one that asks; stays as it is
   */
  Position<M> tell(Position<M> position, Evaluation answer);
}
