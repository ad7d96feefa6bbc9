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
  private final StorageLevel level;
  private JavaRDD<Packed<B>> cached;
  private SparkBlocks<B> blocks;
  private Rejections rejections = new Rejections();

  public CachedRows(JavaRDD<Packed<B>> packed, StorageLevel level) {
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
    SumAndRejections<S> first =
        packing.sum(new SumAndRejections.Task<B, S>(task), "pack the rows of " + table.name());
    rejections = first.rejections();
    rejections.refuse(table, " (use %s to leave such rows out, or clean the file)");
    rejections.tell(table, notes);
    blocks = new SparkBlocks<>(cached.map(Packed::block), packing);
    if (table.repeatable()) {
      spread();
    }
    return first.sum();
  }

  /** Blocks that came unevenly, as from one compressed file, are moved once. */
  private void spread() {
    JavaRDD<Packed<B>> uneven = cached;
    JavaRDD<Packed<B>> even = Rebalance.evenly(uneven);
    if (even != uneven) {
      cached = even.persist(level);
      try {
        SparkBlocks<Packed<B>> moved = new SparkBlocks<>(cached);
        moved.sum(new Rejections.Task<>(), "spread the rows evenly");
        blocks = new SparkBlocks<>(cached.map(Packed::block), moved);
      } finally {
        uneven.unpersist(false);
      }
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
