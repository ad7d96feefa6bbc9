package io.pente.spark.pack;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.Sum;

/**
 * A sum over freshly packed rows together with the rows that could not be used: tasks return what
 * is wrong as data, so that the first bad row in input order is the one reported.
 */
public record SumAndRejections<S extends Sum<S>>(S sum, Rejections rejections)
    implements Sum<SumAndRejections<S>> {
  @Override
  public void add(SumAndRejections<S> next) {
    sum.add(next.sum);
    rejections.add(next.rejections);
  }

  @Override
  public long bytes() {
    return sum.bytes() + rejections.bytes();
  }

  /** A task over blocks as one over packed ones. */
  public record Task<B extends Block, S extends Sum<S>>(BlockTask<? super B, S> task)
      implements BlockTask<Packed<B>, SumAndRejections<S>> {
    @Override
    public SumAndRejections<S> zero() {
      return new SumAndRejections<>(task.zero(), new Rejections());
    }

    @Override
    public boolean needsPositions() {
      return task.needsPositions();
    }

    @Override
    public void add(Packed<B> packed, long firstRow, SumAndRejections<S> into) {
      task.add(packed.block(), firstRow, into.sum);
      into.rejections.add(packed.rejections());
    }
  }
}
