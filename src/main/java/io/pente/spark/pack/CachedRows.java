package io.pente.spark.pack;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.Sum;
import io.pente.failure.Sentence;
import io.pente.spark.engine.SparkBlocks;
import io.pente.table.Table;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * A table's rows, packed and cached by the first pass over the source. Released by {@link #close}.
 */
public final class CachedRows<B extends Block> implements AutoCloseable {
  private final BlockCut cut;
  private final StorageLevel level;
  private JavaRDD<Packed<B>> cached;
  private SparkBlocks<B> blocks;
  private Rejections rejections = new Rejections();
  private boolean settled;
  private boolean ragged;

  /**
   * @param cut where blocks end, counted from the first row of each partition on
   */
  public CachedRows(JavaRDD<Packed<B>> packed, BlockCut cut, StorageLevel level) {
    this.cut = cut;
    this.level = level;
    this.cached = packed.persist(level);
  }

  /**
   * The sum of a task over the rows, while they are packed. To be called first, and once.
   *
   * @param notes told of what was left out
   * @throws io.pente.failure.BadInputException for the first row that cannot be used and is not to
   *     be left out
   */
  public <S extends Sum<S>> S pack(
      BlockTask<? super B, S> task, Table table, Consumer<Sentence> notes) {
    SparkBlocks<Packed<B>> packing = new SparkBlocks<>(cached);
    SumAndCuts<SumAndRejections<S>> seen =
        packing.sum(
            new SumAndCuts.Task<>(new SumAndRejections.Task<B, S>(task), cut),
            "pack the rows of " + table.name());
    SumAndRejections<S> first = seen.sum();
    rejections = first.rejections();
    rejections.refuse(table, " (use %s to leave such rows out, or clean the data)");
    rejections.tell(table, notes);
    blocks = new SparkBlocks<>(cached.map(Packed::block), packing);
    settled = !table.repeatable();
    ragged = seen.ragged();
    return first.sum();
  }

  /**
   * Makes block k hold rows [kR, (k + 1)R) of those that are used, whatever partitions they were
   * read in: once, in memory, without reading the source. To be called after {@link #pack}, as soon
   * as the rows are to stay. Free where blocks are cut so already, as in one partition. Each
   * partition begins with a block then, and those that no block begins in are empty.
   *
   * <p>Rows of a table that is not {@linkplain Table#repeatable repeatable} stay where they are,
   * and their blocks begin with their partitions: should some be lost, they may come again in
   * another order, and what was handed over could be there twice, or not at all.
   */
  public void align() {
    PartitionBounds bounds = PartitionBounds.of(blocks.sizes(), cut.rows());
    if (settled || bounds.kept() && !ragged) {
      return;
    }
    settled = true;
    JavaRDD<Packed<B>> packed = cached;
    cached = HandOver.of(packed, bounds, cut).persist(level);
    try {
      SparkBlocks<Packed<B>> moved = new SparkBlocks<>(cached);
      moved.sum(new Rejections.Task<>(), "cut blocks by row position");
      blocks = new SparkBlocks<>(cached.map(Packed::block), moved);
    } finally {
      packed.unpersist(false);
    }
  }

  /** The rows, for the passes of an objective; after {@link #pack}. */
  public SparkBlocks<B> blocks() {
    return blocks;
  }

  /** Reads of the packed rows so far, the one that packed them included. */
  public long passes() {
    return blocks.passes();
  }

  public int partitions() {
    return cached.getNumPartitions();
  }

  public long skippedRows() {
    return rejections.count();
  }

  /** What of the input could not be used, or was left out. */
  public Rejections rejections() {
    return rejections;
  }

  @Override
  public void close() {
    cached.unpersist(false);
  }
}
