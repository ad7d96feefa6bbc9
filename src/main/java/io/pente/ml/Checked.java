package io.pente.ml;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.Sum;
import io.pente.spark.packing.Packed;
import io.pente.spark.packing.Rejections;

/**
 * A sum over freshly packed rows together with the rows that could not be used: tasks return what
 * is wrong as data, so that the first bad row in input order is the one reported.
 */
record Checked<S extends Sum<S>>(S sum, Rejections rejections) implements Sum<Checked<S>> {
  @Override
  public void add(Checked<S> next) {
    sum.add(next.sum);
    rejections.add(next.rejections);
  }

  @Override
  public long bytes() {
    return sum.bytes() + rejections.bytes();
  }

  /** A task over blocks as one over packed ones. */
  record Task<B extends Block, S extends Sum<S>>(BlockTask<? super B, S> task)
      implements BlockTask<Packed<B>, Checked<S>> {
    @Override
    public Checked<S> zero() {
      return new Checked<>(task.zero(), new Rejections());
    }

    @Override
    public void add(Packed<B> packed, long firstRow, Checked<S> into) {
      task.add(packed.block(), firstRow, into.sum);
      into.rejections.add(packed.rejections());
    }
  }
}
