package io.pente.ml;

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
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * A table's rows, packed and cached, with their moments: what the first pass over the source
 * brings. Released by {@link #close}.
 */
final class PackedTable implements AutoCloseable {
  private final JavaRDD<Packed> cached;
  private final PackedRows packed;
  private final SparkBlocks<Packed> blocks;
  private final Selection selection;
  private Moments moments;
  private long skippedRows;

  private PackedTable(PackedRows packed, Selection selection, TrainingOptions options) {
    this.packed = packed;
    this.selection = selection;
    this.cached = packed.rows().persist(options.storageLevel());
    this.blocks = new SparkBlocks<>(cached);
  }

  static PackedTable of(
      Table table, Selection selection, TrainingOptions options, TrainingListener listener) {
    reportLeftOut(selection, listener);
    PackedRows packed =
        Packing.pack(table, selection, options.partitions(), options.intercept());
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
    FirstPass first = blocks.sum(new FirstPass.Task(), "first look at the rows of " + table.name());
    skippedRows = first.rejections().check(table, options.skipBadRows(), listener::note);
    moments = first.moments();
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

  SparkBlocks<Packed> blocks() {
    return blocks;
  }

  Moments moments() {
    return moments;
  }

  List<String> featureNames() {
    return selection.featureNames(moments.features().count());
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
