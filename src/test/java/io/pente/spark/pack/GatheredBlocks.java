package io.pente.spark.pack;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.Sum;
import java.util.ArrayList;
import java.util.List;

/** Brings blocks to a test as they are, with the positions that tasks are told. */
final class GatheredBlocks<B extends Block> implements Sum<GatheredBlocks<B>> {
  private static final long serialVersionUID = 1L;

  final List<Long> firstRows = new ArrayList<>();
  final List<B> blocks = new ArrayList<>();

  @Override
  public void add(GatheredBlocks<B> next) {
    firstRows.addAll(next.firstRows);
    blocks.addAll(next.blocks);
  }

  @Override
  public long bytes() {
    return 0;
  }

  /** The task that does. */
  record Task<B extends Block>() implements BlockTask<B, GatheredBlocks<B>> {
    @Override
    public GatheredBlocks<B> zero() {
      return new GatheredBlocks<>();
    }

    @Override
    public boolean needsPositions() {
      return true;
    }

    @Override
    public void add(B block, long firstRow, GatheredBlocks<B> into) {
      into.firstRows.add(firstRow);
      into.blocks.add(block);
    }
  }
}
