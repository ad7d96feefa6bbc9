package io.pente.ml;

import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.failure.BadInputException;
import io.pente.failure.DivergenceException;
import io.pente.spark.SparkBlocks;
import io.pente.spark.input.Column;
import io.pente.spark.input.Selection;
import io.pente.spark.input.Table;
import io.pente.spark.packing.Packed;
import io.pente.spark.packing.PackedRows;
import io.pente.spark.packing.Packing;
import io.pente.spark.packing.PackingOptions;
import io.pente.spark.packing.Rejections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * A table's rows, packed and cached, with their moments: what the first pass over the source
 * brings. Released by {@link #close}.
 */
final class PackedTable implements AutoCloseable {
  private final JavaRDD<Packed> cached;
  private final PackedRows packed;
  private final SparkBlocks<LinearBlock> blocks;
  private final Selection selection;
  private List<String> featureNames;
  private Moments moments;
  private long skippedRows;

  private PackedTable(PackedRows packed, Selection selection, TrainingOptions options) {
    this.packed = packed;
    this.selection = selection;
    this.cached = packed.blocks().persist(options.storageLevel());
    this.blocks = new SparkBlocks<>(cached.map(Packed::block));
  }

  static PackedTable of(
      Table table, Selection selection, TrainingOptions options, TrainingListener listener) {
    reportLeftOut(selection, listener);
    PackedRows packed =
        Packing.pack(
            table,
            selection,
            new PackingOptions(
                options.intercept(),
                options.skipBadRows(),
                options.singlePrecision(),
                options.partitions(),
                PackingOptions.BLOCK_BYTES));
    PackedTable rows = new PackedTable(packed, selection, options);
    try {
      rows.read(table, options, listener);
      return rows;
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private static void reportLeftOut(Selection selection, TrainingListener listener) {
    List<String> left = selection.leftOut().stream().map(Column::name).toList();
    if (!left.isEmpty()) {
      listener.note("left out (neither numeric nor boolean): " + Names.some(left));
    }
  }

  private void read(Table table, TrainingOptions options, TrainingListener listener) {
    Checked<Moments> first =
        new SparkBlocks<>(cached)
            .sum(new Checked.Task<>(new Moments.Task()), "pack the rows of " + table.name());
    refuse(first.rejections(), table, options.skipBadRows());
    reportSkipped(table, first.rejections(), listener);
    moments = first.sum();
    featureNames = selection.featureNames(moments.features().count());
    if (moments.rows() == 0) {
      throw new BadInputException("%s has no rows to train on".formatted(table.name()));
    }
    if (moments.weight() == 0) {
      throw new BadInputException("%s: every row weighs 0".formatted(table.name()));
    }
    checkFinite(featureNames(), moments.features());
    checkFinite(targetNames(), moments.targets());
  }

  private static void refuse(Rejections rejections, Table table, boolean skip) {
    if (skip) {
      rejections.refuseFatal(table);
    } else {
      rejections.refuse(
          table, " (use --bad-rows skip to leave such rows out, or clean the file)");
    }
  }

  private void reportSkipped(Table table, Rejections rejections, TrainingListener listener) {
    skippedRows = rejections.count();
    if (skippedRows > 0) {
      listener.note("%,d rows left out as unusable, such as".formatted(skippedRows));
      rejections.examples(table).forEach(listener::note);
    }
  }

  private static void checkFinite(List<String> names, Moments.Columns columns) {
    for (int j = 0; j < columns.count(); j++) {
      if (!Double.isFinite(columns.rootMeanSquare(j) * columns.rootMeanSquare(j))) {
        throw new DivergenceException(
            "the squares of column '%s' are too large for a double: divide it by a constant first"
                .formatted(names.get(j)));
      }
    }
  }

  /** The rows, for the passes of an objective. */
  SparkBlocks<LinearBlock> blocks() {
    return blocks;
  }

  /** Reads of the packed rows so far, the one that packed them included. */
  long passes() {
    return blocks.passes() + 1;
  }

  Moments moments() {
    return moments;
  }

  List<String> featureNames() {
    return featureNames;
  }

  List<String> targetNames() {
    return selection.targets();
  }

  double[] featurePivots() {
    return packed.featurePivots();
  }

  double[] targetPivots() {
    return packed.targetPivots();
  }

  int partitions() {
    return cached.getNumPartitions();
  }

  long skippedRows() {
    return skippedRows;
  }

  @Override
  public void close() {
    cached.unpersist(false);
  }
}
