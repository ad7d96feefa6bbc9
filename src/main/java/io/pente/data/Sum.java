package io.pente.data;

import java.io.Serializable;

/**
 * A partial result that can be added to another of its kind. Sums are of rows, never means: the
 * driver divides once.
 *
 * <p>Addition need not be commutative in the last bit; callers add in row order.
 */
public interface Sum<S extends Sum<S>> extends Serializable {
  /** Adds the sum over the rows that follow; changes this one in place. */
  void add(S next);

  /** Bytes of the numbers held, for choosing how to merge. */
  long bytes();
}
