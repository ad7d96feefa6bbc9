package io.pente.data;

import java.util.concurrent.atomic.AtomicLong;

/** Blocks that others read too, with a count of one reader's own passes. */
public final class CountedBlocks<B extends Block> implements Blocks<B> {
  private final Blocks<B> shared;
  private final AtomicLong passes;

  /**
   * @param before passes that the blocks took until they could be read
   */
  public CountedBlocks(Blocks<B> shared, long before) {
    this.shared = shared;
    this.passes = new AtomicLong(before);
  }

  @Override
  public <S extends Sum<S>> S sum(BlockTask<? super B, S> task, String label) {
    S sum = shared.sum(task, label);
    passes.incrementAndGet();
    return sum;
  }

  @Override
  public long passes() {
    return passes.get();
  }
}
