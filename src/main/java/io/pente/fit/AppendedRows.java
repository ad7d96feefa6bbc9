package io.pente.fit;

import io.pente.data.ColumnUnits;
import io.pente.data.Moments;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.model.Account;
import io.pente.model.DataSummary;
import io.pente.model.KeptMoments;
import io.pente.model.LinearModel;
import io.pente.model.Origins;
import io.pente.objective.ProductsTask;
import io.pente.settings.RowSettings;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.PackedRows;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.spark.pack.Rejections;
import io.pente.spark.pack.SumAndRejections;
import io.pente.table.ColumnRoles;
import io.pente.table.Origin;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * New rows of a model's columns: their moments, by one pass that keeps nothing.
 *
 * @param part less the model's origins
 * @param data what was seen of them, but for means and deviations
 */
record AppendedRows(MomentsMerge.Part part, DataSummary data) {
  /** Columns up to which double-double arithmetic costs less than to read them. */
  private static final int CHEAP_COLUMNS = 24;

  static AppendedRows of(Table given, Mergeable before, RowSettings rows, FitListener listener) {
    long start = System.nanoTime();
    LinearModel model = before.model();
    KeptMoments own = before.moments();
    ColumnRoles roles = KnownRoles.of(model);
    given.settle(roles);
    Table table = Where.of(given, rows);
    Selection selection = ReadOrigins.less(Selection.of(table, roles), model.origins());
    listener.on(new FitEvent.Packing(table.name()));
    PackedRows packed =
        Packing.pack(table, selection, PackingOptions.UNSHIFTED.with(SkipRules.of(rows)));
    ProductsTask task = task(own, packed, model.features().size());
    SumAndRejections<ProductsTask.ProductsSum> seen =
        new SparkBlocks<>(packed.blocks())
            .sum(new SumAndRejections.Task<>(task), "new rows of " + table.name());
    Moments moments = seen.sum().moments();
    check(table, seen.rejections(), moments, rows, listener);
    LinearRows.checkFinite(model.features(), moments.features());
    LinearRows.checkFinite(model.targets(), moments.targets());
    KeptMoments kept = MomentsPass.kept(seen.sum(), task, new double[own.columns()], own.unit());
    refuseOverflow(table, kept);
    DataSummary data = summary(table, rows, packed, seen, model);
    listener.on(
        new FitEvent.Packed(
            data.rows(),
            data.skippedRows(),
            data.partitions(),
            (System.nanoTime() - start) * 1e-9));
    return new AppendedRows(new MomentsMerge.Part(kept, model.origins()), data);
  }

  /** About the model's means, over its units. */
  private static ProductsTask task(KeptMoments own, PackedRows packed, int n) {
    int m = own.columns();
    double[] unit = own.unit();
    double[] mean = own.mean();
    double[] packedUnit = new double[m];
    double[] shift = new double[m];
    for (int c = 0; c < m; c++) {
      packedUnit[c] = c < n ? packed.features().unit(c) : packed.targets().unit(c - n);
      shift[c] = mean[c] * unit[c] * packedUnit[c];
    }
    List<Integer> targets = LinearRequest.all(m - n);
    return MomentsPass.task(shift, unit, packedUnit, n, targets, m <= CHEAP_COLUMNS);
  }

  private static void check(
      Table table, Rejections rejections, Moments moments, RowSettings rows, FitListener listener) {
    rejections.refuse(table, " (use %s to leave such rows out, or clean the data)");
    rejections.tell(table, listener::note);
    Where.tell(table, rows, rejections, moments.rows(), listener::note);
    rejections.requireMost(table, moments.rows(), rows.mostSkipped());
    LinearRows.check(table.name(), moments);
  }

  private static void refuseOverflow(Table table, KeptMoments kept) {
    boolean finite = Arrays.stream(kept.factor()).allMatch(Double::isFinite);
    if (!finite) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s has values so far from the model's that no double holds their squares: train on"
                  + " all rows anew",
              table.name()));
    }
  }

  private static DataSummary summary(
      Table table,
      RowSettings rows,
      PackedRows packed,
      SumAndRejections<ProductsTask.ProductsSum> seen,
      LinearModel model) {
    Moments moments = seen.sum().moments();
    Rejections rejections = seen.rejections();
    int n = model.features().size();
    int m = n + model.targets().size();
    double[] least = new double[m];
    double[] largest = new double[m];
    for (int c = 0; c < m; c++) {
      int k = c < n ? c : c - n;
      Moments.Columns columns = c < n ? moments.features() : moments.targets();
      ColumnUnits units = c < n ? packed.features() : packed.targets();
      Origins origins = model.origins();
      Origin origin = Origin.of(c < n ? origins.feature(k) : origins.target(k));
      least[c] = LinearResult.original(origin, units.original(k, columns.least()[k]));
      largest[c] = LinearResult.original(origin, units.original(k, columns.largest()[k]));
    }
    Account account =
        new Account(
            table.files(),
            moments.rows() + rejections.count() + rejections.excluded(),
            moments.rows(),
            Where.account(rows.where(), rejections),
            packed.selection().used(),
            LateColumns.with(packed.selection(), rejections.strangers()));
    double[] none = new double[m];
    return new DataSummary(
        moments.rows(),
        rejections.count(),
        packed.blocks().getNumPartitions(),
        moments.weight(),
        List.of(),
        none,
        none,
        least,
        largest,
        account);
  }
}
