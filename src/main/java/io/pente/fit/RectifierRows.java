package io.pente.fit;

import io.pente.data.RectifierBlock;
import io.pente.data.RectifierMoments;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.message.Count;
import io.pente.model.Account;
import io.pente.settings.RectifierSettings;
import io.pente.spark.pack.CachedRows;
import io.pente.spark.pack.PackedRows;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.spark.pack.RectifierLayout;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A table's rows as a rectifier's, packed and cached, with their moments.
 *
 * @param where the condition that rows were left out by
 */
record RectifierRows(
    CachedRows<RectifierBlock> cached,
    Optional<String> where,
    RectifierMoments moments,
    RectifierLayout layout,
    Selection selection,
    long files)
    implements AutoCloseable {

  static RectifierRows of(Table given, RectifierSettings settings, FitListener listener) {
    long start = System.nanoTime();
    given.notes().forEach(listener::note);
    Table table = Where.of(given, settings.rows());
    RectifierColumns columns = RectifierColumns.of(table);
    columns.notes().forEach(listener::note);
    RectifierLayout layout = columns.layout();
    PackingOptions packing =
        new PackingOptions(
            false,
            false,
            SkipRules.of(settings.rows()),
            false,
            settings.rows().partitions(),
            PackingOptions.BLOCK_BYTES);
    listener.on(new FitEvent.Packing(table.name()));
    PackedRows rows = Packing.pack(table, columns.selection(), packing);
    CachedRows<RectifierBlock> cached =
        new CachedRows<>(
            rows.blocks().map(packed -> packed.as(layout::split)),
            rows.cut(),
            settings.rows().storageLevel());
    boolean good = false;
    try {
      RectifierMoments moments =
          cached.pack(new RectifierMoments.Task(layout.dimension()), table, listener::note);
      Where.tell(table, settings.rows(), cached.rejections(), moments.rows(), listener::note);
      refuseLate(given, cached.rejections().strangers());
      cached.rejections().requireMost(table, moments.rows(), settings.rows().mostSkipped());
      check(table, moments);
      cached.align();
      listener.on(
          new FitEvent.Packed(
              moments.rows(),
              cached.skippedRows(),
              cached.partitions(),
              (System.nanoTime() - start) * 1e-9));
      good = true;
      return new RectifierRows(
          cached, settings.rows().where(), moments, layout, columns.selection(), table.files());
    } finally {
      if (!good) {
        cached.close();
      }
    }
  }

  /** What the first rows do not have was taken as 0: a later one must not have it. */
  private static void refuseLate(Table table, Map<String, Long> rows) {
    rows.forEach(
        (name, count) -> {
          if (RectifierColumns.isOne(name)) {
            throw new BadInputException(
                String.format(
                    Locale.ROOT,
                    "%s: '%s' is in %s and in none of the first 1,000, by which it was taken as 0:"
                        + " put a row that has it first",
                    table.name(),
                    name,
                    Count.of(count, "row")));
          }
        });
  }

  private static void check(Table table, RectifierMoments moments) {
    if (moments.rows() == 0) {
      throw new BadInputException(String.format(Locale.ROOT, "%s has no rows", table.name()));
    }
  }

  /** What became of the input. */
  Account account() {
    return new Account(
        files,
        moments.rows() + cached.skippedRows() + cached.rejections().excluded(),
        moments.rows(),
        Where.account(where, cached.rejections()),
        selection.used(),
        LateColumns.with(selection, cached.rejections().strangers()));
  }

  @Override
  public void close() {
    cached.close();
  }
}
