package io.pente.fit;

import io.pente.data.ColumnUnits;
import io.pente.data.LinearBlock;
import io.pente.data.Moments;
import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.failure.BadInputException;
import io.pente.failure.DivergenceException;
import io.pente.failure.Sentence;
import io.pente.message.NearestName;
import io.pente.model.Account;
import io.pente.model.Origins;
import io.pente.model.Roles;
import io.pente.settings.LinearSettings;
import io.pente.settings.RowSettings;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.CachedRows;
import io.pente.spark.pack.PackedRows;
import io.pente.spark.pack.Packing;
import io.pente.spark.pack.PackingOptions;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.ColumnRoles;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table's rows as a linear model's, packed and cached, with their moments: what the first pass
 * over the source brings. Released by {@link #close}.
 *
 * @param where the condition that rows were left out by
 * @param moments of all rows
 * @param features how they are packed
 * @param targets the same
 * @param selection the table's columns that they are of
 * @param files how many files they come from
 * @param origins that the columns are less
 * @param roles columns that are neither features nor targets, and features that are controls
 */
record LinearRows(
    CachedRows<LinearBlock> cached,
    Optional<String> where,
    Moments moments,
    List<String> featureNames,
    List<String> targetNames,
    ColumnUnits features,
    ColumnUnits targets,
    Selection selection,
    long files,
    Origins origins,
    Roles roles)
    implements AutoCloseable {
  /** How often rows are packed again: once for pivots or units, then for what those showed. */
  private static final int MOST_PACKINGS = 3;

  static LinearRows of(
      Table given, ColumnRoles roles, LinearSettings settings, FitListener listener) {
    long start = System.nanoTime();
    given.notes().forEach(listener::note);
    given.settle(roles); // what brings columns to light moves those after them
    Table table = Where.of(given, settings.rows());
    requireNames(given, roles, settings.rows());
    Selection selection = Selection.of(table, roles);
    reportLeftOut(selection, listener);
    if (selection.features() == 0) {
      listener.note(Sentence.plain("no features: the model is the mean of each target alone"));
    }
    listener.on(new FitEvent.Packing(table.name()));
    PackingOptions options =
        new PackingOptions(
            settings.intercept(),
            true,
            SkipRules.of(settings.rows()),
            settings.rows().singlePrecision(),
            settings.rows().partitions(),
            PackingOptions.BLOCK_BYTES);
    PackedRows packed = Packing.pack(table, selection, options);
    List<Sentence> notes = new ArrayList<>(); // of the packing that stays
    LinearRows rows = of(table, packed, roles, settings, notes::add);
    boolean good = false;
    try {
      Optional<PackedRows> again = Packing.again(table, options, packed, rows.moments());
      for (int tries = 0; again.isPresent() && tries < MOST_PACKINGS; tries++) {
        listener.note(
            Sentence.plain(
                "the first rows are not where the others are: all are packed again, so that no digit is lost"));
        rows.close();
        notes.clear();
        packed = again.get();
        rows = of(table, packed, roles, settings, notes::add);
        again = Packing.again(table, options, packed, rows.moments());
      }
      notes.forEach(listener::note);
      check(table, rows.moments(), rows.featureNames(), rows.targetNames());
      rows.cached.align();
      listener.on(
          new FitEvent.Packed(
              rows.moments().rows(),
              rows.skippedRows(),
              rows.partitions(),
              (System.nanoTime() - start) * 1e-9));
      if (roles.features().isEmpty()) {
        LateColumns.note(rows.cached.rejections().strangers(), listener);
      }
      good = true;
      return rows;
    } finally {
      if (!good) {
        rows.close();
      }
    }
  }

  private static LinearRows of(
      Table table,
      PackedRows packed,
      ColumnRoles roles,
      LinearSettings settings,
      Consumer<Sentence> notes) {
    CachedRows<LinearBlock> cached =
        new CachedRows<>(packed.blocks(), packed.cut(), settings.rows().storageLevel());
    boolean good = false;
    try {
      Moments moments = cached.pack(new Moments.Task(), table, notes);
      Where.tell(table, settings.rows(), cached.rejections(), moments.rows(), notes);
      cached.rejections().requireMost(table, moments.rows(), settings.rows().mostSkipped());
      Selection selection = packed.selection();
      List<String> names = selection.featureNames(moments.features().count());
      good = true;
      return new LinearRows(
          cached,
          settings.rows().where(),
          moments,
          names,
          selection.targets(),
          packed.features(),
          packed.targets(),
          selection,
          table.files(),
          ReadOrigins.of(selection, names.size()),
          KnownRoles.of(roles, names));
    } finally {
      if (!good) {
        cached.close();
      }
    }
  }

  /** Columns with a policy of their own have to be there. */
  private static void requireNames(Table table, ColumnRoles roles, RowSettings settings) {
    List<String> names = new ArrayList<>(table.columns().stream().map(Column::name).toList());
    names.addAll(roles.features());
    names.addAll(roles.targets());
    for (String name : settings.missing().byColumn().keySet()) {
      boolean element = table.columns().stream().anyMatch(column -> column.indexOf(name) >= 0);
      if (!element && !names.contains(name)) {
        throw new BadInputException(
            Sentence.of(
                "no column '%s' in %s, of which %s speaks%s",
                name, table.name(), Sentence.setting("missing"), NearestName.hint(name, names)));
      }
    }
  }

  private static void reportLeftOut(Selection selection, FitListener listener) {
    List<String> others = new ArrayList<>();
    List<String> could = new ArrayList<>();
    for (Column column : selection.leftOut()) {
      String aside = column.aside() == null ? "" : " (" + column.aside() + ")";
      boolean text = column.kind() == ColumnKind.TEXT;
      (text || aside.isEmpty() ? others : could).add(column.name() + aside);
    }
    if (!others.isEmpty()) {
      listener.note(
          Sentence.of("left out (neither numeric nor boolean): %s", NameList.some(others)));
    }
    if (!could.isEmpty()) {
      listener.note(
          Sentence.of(
              "left out, unless %s names it: %s",
              Sentence.setting("features"), NameList.some(could)));
    }
  }

  private static void check(
      Table table, Moments moments, List<String> features, List<String> targets) {
    check(table.name(), moments);
    checkFinite(features, moments.features());
    checkFinite(targets, moments.targets());
  }

  /** That there is something to fit to. */
  static void check(String where, Moments moments) {
    if (moments.rows() == 0) {
      throw new BadInputException(String.format(Locale.ROOT, "%s has no rows to train on", where));
    }
    if (moments.weight() == 0) {
      throw new BadInputException(String.format(Locale.ROOT, "%s: every row weighs 0", where));
    }
  }

  static void checkFinite(List<String> names, Moments.Columns columns) {
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

  int partitions() {
    return cached.partitions();
  }

  long skippedRows() {
    return cached.skippedRows();
  }

  /** Of those, how many by column and what is wrong there. */
  Map<String, Long> skippedByReason() {
    return cached.rejections().byReason();
  }

  /** What became of the input. */
  Account account() {
    return new Account(
        files,
        moments.rows() + skippedRows() + cached.rejections().excluded(),
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
