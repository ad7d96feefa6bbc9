package io.pente.spark.pack;

import io.pente.data.ColumnUnits;
import io.pente.data.Moments;
import io.pente.table.Column;
import io.pente.table.LessOffset;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
   * to choose the pivots, and where columns may be shifted the origins that they are read less of.
   *
   * <p>Where rows cannot be used the blocks say so ({@link Packed#rejections}); unless they are to
   * be left out, the rest of that partition is not read.
   */
  public static PackedRows pack(Table table, Selection selection, PackingOptions options) {
    int rows = headRows(selection);
    HeadScan.Head head = head(table, selection, rows);
    Selection own = options.shift() ? Origins.of(table, selection, head, rows) : selection;
    HeadScan.Head shifted = own.equals(selection) ? head : head(table, own, rows);
    return pack(table, own, options, layout(table, own, options, shifted));
  }

  /**
   * The rows packed again, where what was seen of them says that their first rows, by which it was
   * chosen how to pack them, are not like the others; empty where they are well packed.
   *
   * @param packed as they are now
   */
  public static Optional<PackedRows> again(
      Table table, PackingOptions options, PackedRows packed, Moments seen) {
    boolean shift = options.shift();
    Selection selection =
        shift
            ? Origins.moved(table, packed.selection(), packed.features(), packed.targets(), seen)
            : packed.selection();
    ColumnUnits features =
        Origins.unpivoted(
            moved(packed.features(), seen.features(), shift && !seen.sparse()),
            j -> Objects.equals(packed.selection().origin(j), selection.origin(j)));
    ColumnUnits targets =
        Origins.unpivoted(
            moved(packed.targets(), seen.targets(), shift),
            k -> Objects.equals(packed.selection().origin(~k), selection.origin(~k)));
    boolean same =
        selection == packed.selection()
            && features.equals(packed.features().of(features.count()))
            && targets.equals(packed.targets());
    if (same) {
      return Optional.empty();
    }
    Layout layout =
        new Layout(
            selection.features(),
            seen.sparse(),
            options.singlePrecision(),
            selection.weighted(),
            selection.targets().size(),
            selection.keys().size(),
            features,
            targets,
            options.blockBytes());
    return Optional.of(pack(table, selection, options, layout));
  }

  private static ColumnUnits moved(ColumnUnits was, Moments.Columns seen, boolean shift) {
    double[] pivots = new double[seen.count()];
    double[] units = new double[seen.count()];
    for (int j = 0; j < pivots.length; j++) {
      Pivots.Column column =
          Pivots.moved(new Pivots.Column(was.pivot(j), was.unit(j)), seen, j, shift);
      pivots[j] = column.pivot();
      units[j] = column.unit();
    }
    return new ColumnUnits(pivots, units);
  }

  private static PackedRows pack(
      Table table, Selection selection, PackingOptions options, Layout layout) {
    return new PackedRows(
        table.scan(
            selection,
            LessOffset.of(
                selection,
                new PackScan(
                    layout, options.singlePrecision() ? selection : null, options.skips())),
            options.partitions()),
        layout.featureUnits(),
        layout.targetUnits(),
        selection);
  }

  private static int headRows(Selection selection) {
    int numbers = Math.max(0, selection.features()) + selection.targets().size();
    return Math.max(8, Math.min(HEAD_ROWS, HEAD_NUMBERS / Math.max(1, numbers)));
  }

  private static HeadScan.Head head(Table table, Selection selection, int rows) {
    int looked = Math.max(0, selection.features());
    int targets = selection.targets().size();
    List<HeadScan.Head> heads =
        table.head(selection, LessOffset.of(selection, new HeadScan(looked, targets, rows)));
    return heads.isEmpty() ? new HeadScan.Head(looked, targets) : heads.get(0);
  }

  private static Layout layout(
      Table table, Selection selection, PackingOptions options, HeadScan.Head head) {
    int features = selection.features();
    boolean sparse = features == Column.OPEN || (table.hasVectors() && head.density() < SPARSE);
    return new Layout(
        features,
        sparse,
        options.singlePrecision(),
        selection.weighted(),
        selection.targets().size(),
        selection.keys().size(),
        sparse ? ColumnUnits.PLAIN : head.featureUnits(options),
        head.targetUnits(options),
        options.blockBytes());
  }
}
