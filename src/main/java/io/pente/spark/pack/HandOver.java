package io.pente.spark.pack;

import io.pente.data.Block;
import java.util.Collections;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.RDDBlockId;
import scala.Tuple2;

/**
 * Cuts packed blocks anew, so that they hold the same rows whatever the partitions they were read
 * in: each partition hands the rows that are to be in another to it, through one shuffle, and makes
 * blocks of the others and of what it is handed. Where partitions are as even as they came these
 * are the rows that complete a block of a partition before it, fewer than R. Also moves blocks that
 * came unevenly, as from one compressed file, of which one core would otherwise do all the work of
 * every pass.
 */
final class HandOver {
  private HandOver() {}

  /**
   * The same rows in the same order, not yet moved and not cached.
   *
   * @param packed cached blocks, which come again in the same order should they be lost: those of a
   *     table that is {@linkplain io.pente.table.Table#repeatable repeatable}. Each partition of
   *     the cache is dropped as soon as the new one has read it, which nothing reads again: the
   *     memory asked for is that of the rows once and of one more partition a core.
   */
  static <B extends Block> JavaRDD<Packed<B>> of(
      JavaRDD<Packed<B>> packed, PartitionBounds bounds, BlockCut cut) {
    int id = packed.id();
    if (bounds.kept()) {
      return packed.mapPartitionsWithIndex(
          (part, blocks) ->
              new BlockCutter<>(cut, kept(bounds, part, blocks, id), Collections.emptyIterator()),
          false);
    }
    JavaPairRDD<Long, Packed<B>> handed =
        packed
            .mapPartitionsWithIndex((part, blocks) -> handed(bounds, part, blocks), false)
            .mapToPair(pair -> pair)
            .repartitionAndSortWithinPartitions(bounds.partitioner());
    return packed
        .mapPartitionsWithIndex((part, blocks) -> kept(bounds, part, blocks, id), false)
        .zipPartitions(
            handed,
            (own, others) ->
                new BlockCutter<>(
                    cut, own, stream(others).map(p -> PlacedRows.of(p._1(), p._2())).iterator()));
  }

  private static <B extends Block> Iterator<Tuple2<Long, Packed<B>>> handed(
      PartitionBounds bounds, int partition, Iterator<Packed<B>> blocks) {
    long end = bounds.handedEnd(partition);
    if (end <= bounds.packed()[partition]) {
      return Collections.emptyIterator();
    }
    return stream(new PlacedIterator<>(bounds, partition, blocks, () -> {}))
        .takeWhile(rows -> rows.first() < end)
        .filter(rows -> bounds.owner(rows.first()) != partition)
        .map(rows -> new Tuple2<>(rows.first(), rows.block()))
        .iterator();
  }

  private static <B extends Block> Iterator<PlacedRows<B>> kept(
      PartitionBounds bounds, int partition, Iterator<Packed<B>> blocks, int rdd) {
    return stream(new PlacedIterator<>(bounds, partition, blocks, () -> drop(rdd, partition)))
        .filter(rows -> bounds.owner(rows.first()) == partition)
        .iterator();
  }

  /** Frees the cache of a partition that was read to its end, where this executor has it. */
  private static void drop(int rdd, int partition) {
    BlockManager storage = SparkEnv.get().blockManager();
    BlockId block = new RDDBlockId(rdd, partition);
    if (storage.getStatus(block).isDefined()) {
      storage.removeBlock(block, true);
    }
  }

  private static <T> Stream<T> stream(Iterator<T> each) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(each, Spliterator.ORDERED), false);
  }
}
