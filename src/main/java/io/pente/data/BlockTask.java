package io.pente.data;

import java.io.Serializable;

/**
 * What to compute over blocks of rows. Sent to the tasks of a cluster: an implementation is a
 * static class, serializable, and holds nothing but numbers.
 */
public interface BlockTask<B extends Block, S extends Sum<S>> extends Serializable {
  /** The sum over no rows. */
  S zero();

  /**
   * Adds a block's contribution to {@code into}, in place.
   *
   * @param firstRow the position of the block's first row among all rows of the input, from 0
   */
  void add(B block, long firstRow, S into);
}
