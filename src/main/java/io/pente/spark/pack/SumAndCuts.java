package io.pente.spark.pack;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.Sum;

/** A sum over freshly packed rows, and whether their blocks end where they should. */
record SumAndCuts<S extends Sum<S>>(S sum, Cuts cuts) implements Sum<SumAndCuts<S>> {
  @Override
  public void add(SumAndCuts<S> next) {
    sum.add(next.sum);
    cuts.ragged |= next.cuts.ragged;
  }

  @Override
  public long bytes() {
    return sum.bytes() + 16;
  }

  /** Whether the blocks of some partition do not end where they should, counted from its start. */
  boolean ragged() {
    return cuts.ragged;
  }

  /** Of one partition while its blocks are added, then of all that were merged. */
  static final class Cuts implements java.io.Serializable {
    private static final long serialVersionUID = 1L;

    private long rows;
    private boolean unfinished;
    private boolean ragged;

    /** A partition may be of several scans, and a block that ends with its scan too short. */
    private void add(Block block, BlockCut cut) {
      int count = block.rows();
      if (count == 0) {
        return;
      }
      int before = cut.before(rows);
      ragged |= unfinished || before + count > cut.rows();
      unfinished = !cut.ends(before, count, block.stored(0, count));
      rows += count;
    }
  }

  /** The task that looks at blocks beside another. */
  record Task<B extends Block, S extends Sum<S>>(BlockTask<? super Packed<B>, S> task, BlockCut cut)
      implements BlockTask<Packed<B>, SumAndCuts<S>> {
    @Override
    public SumAndCuts<S> zero() {
      return new SumAndCuts<>(task.zero(), new Cuts());
    }

    @Override
    public boolean needsPositions() {
      return task.needsPositions();
    }

    @Override
    public void add(Packed<B> packed, long firstRow, SumAndCuts<S> into) {
      task.add(packed, firstRow, into.sum);
      into.cuts.add(packed, cut);
    }
  }
}
