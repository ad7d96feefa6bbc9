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

  PartitionSum(TaskValue<BlockTask<? super B, S>> shipped, long[] partitionStarts) {
    this.shipped = shipped;
    this.partitionStarts = partitionStarts;
  }

  @Override
  public Iterator<PartialSum<S>> call(Integer partition, Iterator<B> blocks) {
    BlockTask<? super B, S> task = shipped.value();
    S sum = task.zero();
    long rows = 0;
    while (blocks.hasNext()) {
      B block = blocks.next();
      task.add(block, partitionStarts[partition] + rows, sum);
      rows += block.rows();
    }
    return List.of(new PartialSum<>(partition, new long[] {rows}, sum)).iterator();
  }
}
