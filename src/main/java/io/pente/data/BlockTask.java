package io.pente.data;

import java.io.Serializable;

/**
 * What to compute over blocks of rows. Sent to the tasks of a cluster: an implementation is a
 * static class, serializable, and holds nothing but numbers.
 */
public interface BlockTask<B extends Block, S extends Sum<S>> extends Serializable {
  /** The sum over no rows. */
  S zero();

  /** Whether {@link #add} goes by the positions of rows. */
  default boolean needsPositions() {
    return false;
  }

  /**
   * Adds a block's contribution to {@code into}, in place.
   *
   * @param firstRow the position of the block's first row among all rows of the input, from 0; −1
   *     where they are not known yet, which a task that {@link #needsPositions} never sees
   */
  void add(B block, long firstRow, S into);
}
