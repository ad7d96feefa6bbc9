package io.pente.spark.engine;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.Blocks;
import io.pente.data.Sum;
import io.pente.failure.PenteException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The engine on a cluster: one pass over the rows is one Spark job. Each partition becomes one
 * partial sum, and the partial sums are merged in partition order, so that the same partitioning
 * gives the same bits whatever order tasks finish in, and a task that is run again changes nothing.
 *
 * <p>Partial sums return as task results (an accumulator may count a retried task twice). Where all
 * of them together would be too large for the driver, a second stage merges runs of neighboring
 * partitions first, again in order.
 */
public final class SparkBlocks<B extends Block> implements Blocks<B> {
  private static final String DESCRIPTION = "spark.job.description";

  /**
   * Bytes of partial sums that the driver takes at once; a quarter of Spark's own default limit.
   */
  private static final long LARGEST_COLLECT = 256L << 20;

  private final JavaRDD<B> blocks;
  private final JavaSparkContext context;

  /** How much each partition holds; empty until a pass has counted it. */
  private volatile List<PartitionSize> sizes = List.of();

  private final AtomicLong passes = new AtomicLong();

  /**
   * @param blocks in row order; each partition's blocks are consecutive. The caller caches and
   *     releases them.
   */
  public SparkBlocks(JavaRDD<B> blocks) {
    this.blocks = blocks;
    this.context = JavaSparkContext.fromSparkContext(blocks.context());
  }

  /**
   * Blocks that hold the same rows in the same partitions as others, whose passes so far have been
   * passes over these: positions are known, and passes counted on.
   */
  public SparkBlocks(JavaRDD<B> blocks, SparkBlocks<?> counted) {
    this(blocks);
    this.sizes = counted.sizes;
    this.passes.set(counted.passes.get());
  }

  /**
   * {@inheritDoc}
   *
   * <p>The first pass counts the rows of every partition beside its sum; where its task already
   * needs their positions, a job before it counts them.
   */
  @Override
  public <S extends Sum<S>> S sum(BlockTask<? super B, S> task, String label) {
    String previous = context.getLocalProperty(DESCRIPTION);
    context.setLocalProperty(DESCRIPTION, label);
    try (TaskValue<BlockTask<? super B, S>> shipped = TaskValue.of(task, context)) {
      if (task.needsPositions() && sizes.isEmpty()) {
        sizes = counted();
      }
      long[] starts = sizes.isEmpty() ? new long[0] : PartitionSize.starts(sizes);
      List<PartialSum<S>> partials =
          PenteException.unwrapped(
              () -> partials(new PartitionSum<>(shipped, starts), task.zero()));
      passes.incrementAndGet();
      return merge(task.zero(), partials);
    } finally {
      context.setLocalProperty(DESCRIPTION, previous);
    }
  }

  private List<PartitionSize> counted() {
    return PenteException.unwrapped(
        blocks.mapPartitions(part -> List.of(PartitionSize.of(part)).iterator())::collect);
  }

  private <S extends Sum<S>> List<PartialSum<S>> partials(PartitionSum<B, S> sum, S zero) {
    int partitions = blocks.getNumPartitions();
    JavaRDD<PartialSum<S>> partials = blocks.mapPartitionsWithIndex(sum, true);
    if (zero.bytes() * partitions <= LARGEST_COLLECT || partitions <= 2) {
      return partials.collect();
    }
    return MergeTree.collect(partials, partitions);
  }

  private <S extends Sum<S>> S merge(S total, List<PartialSum<S>> partials) {
    if (sizes.isEmpty()) {
      sizes = PartialSum.sizes(partials, blocks.getNumPartitions());
    }
    for (PartialSum<S> partial : partials) {
      total.add(partial.sum());
    }
    return total;
  }

  /** How much each partition holds, as the first pass counts; empty before it. */
  public List<PartitionSize> sizes() {
    return sizes;
  }

  @Override
  public long passes() {
    return passes.get();
  }
}
