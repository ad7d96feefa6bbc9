package io.pente.spark.engine;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.Sum;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function2;

/** What a Spark task does in a pass: one partition's blocks become one partial sum. */
final class PartitionSum<B extends Block, S extends Sum<S>>
    implements Function2<Integer, Iterator<B>, Iterator<PartialSum<S>>> {
  private static final long serialVersionUID = 1L;

  private final TaskValue<BlockTask<? super B, S>> shipped;
  private final long[] partitionStarts;

  /**
   * @param partitionStarts the position of each partition's first row; empty where not known
   */
  PartitionSum(TaskValue<BlockTask<? super B, S>> shipped, long[] partitionStarts) {
    this.shipped = shipped;
    this.partitionStarts = partitionStarts;
  }

  @Override
  public Iterator<PartialSum<S>> call(Integer partition, Iterator<B> blocks) {
    BlockTask<? super B, S> task = shipped.value();
    S sum = task.zero();
    boolean known = partitionStarts.length > 0;
    PartitionSize size = new PartitionSize(0, 0);
    while (blocks.hasNext()) {
      B block = blocks.next();
      task.add(block, known ? partitionStarts[partition] + size.rows() : -1, sum);
      size = size.with(block);
    }
    return List.of(new PartialSum<>(partition, List.of(size), sum)).iterator();
  }
}
