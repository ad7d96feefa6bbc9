package io.pente.spark.pack;

import io.pente.data.Block;
import io.pente.data.RowRun;

/**
 * Rows that are to be in one partition.
 *
 * @param first the position of the first among all rows
 */
record PlacedRows<B extends Block>(long first, RowRun<Packed<B>> run) {
  /** A block as a whole. */
  static <B extends Block> PlacedRows<B> of(long first, Packed<B> block) {
    return new PlacedRows<>(first, new RowRun<>(block, 0, block.rows()));
  }

  /** The position behind the last. */
  long end() {
    return first + run.count();
  }

  /** The first few. */
  RowRun<Packed<B>> head(int count) {
    return new RowRun<>(run.block(), run.from(), count);
  }

  /** Those after the first few. */
  PlacedRows<B> tail(int count) {
    return new PlacedRows<>(
        first + count, new RowRun<>(run.block(), run.from() + count, run.count() - count));
  }

  /** These alone as a block: a copy unless they are one. */
  Packed<B> block() {
    return run.whole() ? run.block() : run.block().join(java.util.List.of(run));
  }
}
