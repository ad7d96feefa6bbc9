package io.pente.spark.pack;

import io.pente.table.Column;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.List;

/** Packs the selected columns of a table into blocks, in one read of it. */
public final class Packing {
  /** Rows looked at first, for pivots and density; fewer where rows are very wide. */
  private static final int HEAD_ROWS = 1000;

  private static final int HEAD_NUMBERS = 2_000_000;

  /** The share of stored numbers below which compressed rows take less memory and time. */
  private static final double SPARSE = 0.2;

  private Packing() {}

  /**
   * The blocks are not cached: the caller does. Before they are computed, the first rows are read
   * to choose the pivots.
   *
   * <p>Where rows cannot be used the blocks say so ({@link Packed#rejections}); unless they are to
   * be left out, the rest of that partition is not read.
   */
  public static PackedRows pack(Table table, Selection selection, PackingOptions options) {
    Layout layout = layout(table, selection, options);
    return new PackedRows(
        table.scan(
            selection,
            new PackScan(
                layout, options.singlePrecision() ? selection : null, options.skipBadRows()),
            options.partitions()),
        layout.featurePivots(),
        layout.targetPivots());
  }

  private static Layout layout(Table table, Selection selection, PackingOptions options) {
    int features = selection.features();
    int targets = selection.targets().size();
    boolean open = features == Column.OPEN;
    int looked = open ? 0 : features;
    int rows = Math.max(8, Math.min(HEAD_ROWS, HEAD_NUMBERS / Math.max(1, looked + targets)));
    List<HeadScan.Head> heads = table.head(selection, new HeadScan(looked, targets, rows));
    HeadScan.Head head = heads.isEmpty() ? new HeadScan.Head(looked, targets) : heads.get(0);
    boolean sparse = open || (table.hasVectors() && head.density() < SPARSE);
    return new Layout(
        features,
        sparse,
        options.singlePrecision(),
        selection.weighted(),
        sparse ? new double[0] : options.shift() ? head.featurePivots() : new double[features],
        options.shift() ? head.targetPivots() : new double[targets],
        options.blockBytes());
  }
}
