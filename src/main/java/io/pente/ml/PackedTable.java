package io.pente.ml;

import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.failure.BadInputException;
import io.pente.failure.DivergenceException;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.CachedRows;
import io.pente.spark.pack.PackedRows;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.table.Column;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.List;

/**
 * A table's rows, packed and cached, with their moments: what the first pass over the source
 * brings. Released by {@link #close}.
 */
final class PackedTable implements AutoCloseable {
  private final PackedRows packed;
  private final CachedRows<LinearBlock> cached;
  private final Selection selection;
  private List<String> featureNames;
  private Moments moments;

  private PackedTable(PackedRows packed, Selection selection, TrainingOptions options) {
    this.packed = packed;
    this.selection = selection;
    this.cached = new CachedRows<>(packed.blocks(), options.storageLevel());
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
      listener.note("left out (neither numeric nor boolean): " + NameList.some(left));
    }
  }

  private void read(Table table, TrainingOptions options, TrainingListener listener) {
    moments = cached.pack(new Moments.Task(), table, options.skipBadRows(), listener::note);
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
    return cached.blocks();
  }

  /** Reads of the packed rows so far, the one that packed them included. */
  long passes() {
    return cached.passes();
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
    return cached.partitions();
  }

  long skippedRows() {
    return cached.skippedRows();
  }

  @Override
  public void close() {
    cached.close();
  }
}
