package io.pente.spark.pack;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.Sum;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.spark.engine.SparkBlocks;
import io.pente.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;

/**
 * A table's rows, packed and cached by the first pass over the source. Released by {@link #close}.
 */
public final class CachedRows<B extends Block> implements AutoCloseable {
  private static final int REASONS = 5;

  private final StorageLevel level;
  private JavaRDD<Packed<B>> cached;
  private SparkBlocks<B> blocks;
  private long skippedRows;
  private long excludedRows;
  private Map<String, Long> skippedByReason = Map.of();
  private Map<String, Long> strangers = Map.of();

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
    first.rejections().refuse(table, " (use %s to leave such rows out, or clean the file)");
    reportSkipped(table, first.rejections(), notes);
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

  /**
   * Looks whether too many rows were left out.
   *
   * @param used how many were not
   * @param most the share beyond which leaving out is refused
   * @throws BadInputException where more than that were
   */
  public void requireMost(Table table, long used, double most) {
    double share = (double) skippedRows / Math.max(1, skippedRows + used);
    if (share > most) {
      throw new BadInputException(
          Sentence.of(
              "%s: %,d of %,d rows would be left out, more than the share of %s that %s allows: %s",
              table.name(),
              skippedRows,
              skippedRows + used,
              most,
              Sentence.setting("mostSkipped"),
              reasons()));
    }
  }

  private String reasons() {
    List<String> reasons =
        skippedByReason.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(REASONS)
            .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
            .toList();
    return String.join(", ", reasons) + (skippedByReason.size() > REASONS ? ", …" : "");
  }

  private void reportSkipped(Table table, Rejections rejections, Consumer<Sentence> notes) {
    skippedRows = rejections.count();
    skippedByReason = rejections.byReason();
    excludedRows = rejections.excluded();
    strangers = rejections.strangers();
    if (skippedRows > 0) {
      notes.accept(
          skippedRows == 1
              ? Sentence.plain("1 row left out as unusable:")
              : Sentence.of("%,d rows left out as unusable, such as", skippedRows));
      rejections.examples(table).forEach(notes);
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
    return skippedRows;
  }

  /** Of those, how many by column and what is wrong there. */
  public Map<String, Long> skippedByReason() {
    return skippedByReason;
  }

  /** How many rows have a field that is no column of the table, by its name. */
  public Map<String, Long> strangers() {
    return strangers;
  }

  /** Rows that a condition left out. */
  public long excludedRows() {
    return excludedRows;
  }

  @Override
  public void close() {
    cached.unpersist(false);
  }
}
