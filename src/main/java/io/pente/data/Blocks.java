package io.pente.data;

/**
 * Rows packed into blocks, here or on a cluster: the one engine. Everything that reads the rows is
 * an ordered sum of a task over them.
 */
public interface Blocks<B extends Block> {
  /**
   * The sum of {@code task} over all blocks, in one read of the rows. Partial sums are added in row
   * order whatever order they are finished in: the same blocks give the same bits.
   *
   * @param label what the pass is for, as a person would say it
   */
  <S extends Sum<S>> S sum(BlockTask<? super B, S> task, String label);

  /** How often the packed rows were read so far. */
  long passes();
}
