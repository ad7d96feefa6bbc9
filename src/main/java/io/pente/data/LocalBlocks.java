package io.pente.data;

import java.util.List;

/** Blocks in this JVM's memory, in partitions like a cluster's: for tests and small data. */
public final class LocalBlocks<B extends Block> implements Blocks<B> {
  private final List<List<B>> partitions;
  private long passes;

  public LocalBlocks(List<List<B>> partitions) {
    this.partitions = List.copyOf(partitions);
  }

  @Override
  public <S extends Sum<S>> S sum(BlockTask<? super B, S> task, String label) {
    passes++;
    S total = task.zero();
    long firstRow = 0;
    for (List<B> partition : partitions) {
      S partial = task.zero();
      for (B block : partition) {
        task.add(block, firstRow, partial);
        firstRow += block.rows();
      }
      total.add(partial);
    }
    return total;
  }

  @Override
  public long passes() {
    return passes;
  }
}
