package io.pente.ml;

import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.failure.BadInputException;
import io.pente.failure.DivergenceException;
import io.pente.failure.Sentence;
import io.pente.settings.LinearSettings;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.CachedRows;
import io.pente.spark.pack.PackedRows;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.table.Column;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.List;
import java.util.Locale;

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

  private PackedTable(PackedRows packed, Selection selection, LinearSettings settings) {
    this.packed = packed;
    this.selection = selection;
    this.cached = new CachedRows<>(packed.blocks(), settings.rows().storageLevel());
  }

  static PackedTable of(
      Table table, Selection selection, LinearSettings settings, TrainingListener listener) {
    reportLeftOut(selection, listener);
    PackedRows packed =
        Packing.pack(
            table,
            selection,
            new PackingOptions(
                settings.intercept(),
                settings.rows().skipBadRows(),
                settings.rows().singlePrecision(),
                settings.rows().partitions(),
                PackingOptions.BLOCK_BYTES));
    PackedTable rows = new PackedTable(packed, selection, settings);
    try {
      rows.read(table, settings, listener);
      return rows;
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
  }

  private static void reportLeftOut(Selection selection, TrainingListener listener) {
    List<String> left = selection.leftOut().stream().map(Column::name).toList();
    if (!left.isEmpty()) {
      listener.note(Sentence.of("left out (neither numeric nor boolean): %s", NameList.some(left)));
    }
  }

  private void read(Table table, LinearSettings settings, TrainingListener listener) {
    moments = cached.pack(new Moments.Task(), table, settings.rows().skipBadRows(), listener::note);
    featureNames = selection.featureNames(moments.features().count());
    if (moments.rows() == 0) {
      throw new BadInputException(
          String.format(Locale.ROOT, "%s has no rows to train on", table.name()));
    }
    if (moments.weight() == 0) {
      throw new BadInputException(
          String.format(Locale.ROOT, "%s: every row weighs 0", table.name()));
    }
    checkFinite(featureNames(), moments.features());
    checkFinite(targetNames(), moments.targets());
  }

  private static void checkFinite(List<String> names, Moments.Columns columns) {
    for (int j = 0; j < columns.count(); j++) {
      if (!Double.isFinite(columns.rootMeanSquare(j) * columns.rootMeanSquare(j))) {
        throw new DivergenceException(
            String.format(
                Locale.ROOT,
                "the squares of column '%s' are too large for a double: divide it by a constant first",
                names.get(j)));
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
