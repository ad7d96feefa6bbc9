package io.pente.spark.pack;

import io.pente.data.ColumnUnits;
import io.pente.data.Moments;
import io.pente.table.ColumnKind;
import io.pente.table.LessOffset;
import io.pente.table.Origin;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Exact origins of columns whose digits no double holds: those that lie far from zero, and of which
 * some cell is no double. They are found on the first rows, 16 digits with each look at them.
 */
final class Origins {
  /** Deviations from zero below which a double keeps 40 bits of a deviation, 1e-12. */
  private static final double FAR = 8192;

  /** Deviations from the mean within which an origin is taken. */
  private static final double NEAR = 64;

  /** Looks at the first rows: each brings 16 digits. */
  private static final int LOOKS = 6;

  private final Table table;
  private final Selection selection;
  private final Set<Integer> exact = new HashSet<>();
  private final Set<Integer> times = new HashSet<>();
  private final boolean openExact;

  private Origins(Table table, Selection selection) {
    this.table = table;
    this.selection = selection;
    int open = selection.openColumn();
    this.openExact = open >= 0 && table.exact(open);
    for (int c = 0; c < table.columns().size(); c++) {
      if (c != open && table.exact(c)) {
        for (int place : selection.places(c)) {
          exact.add(place);
          if (table.columns().get(c).kind() == ColumnKind.TIME) {
            times.add(place);
          }
        }
      }
    }
  }

  /**
   * The selection less the origins that its first rows ask for.
   *
   * @param rows to look at
   */
  static Selection of(Table table, Selection selection, HeadScan.Head head, int rows) {
    Origins found = new Origins(table, selection);
    Map<Integer, BigDecimal> origins = new LinkedHashMap<>();
    for (int place : found.exact) {
      if (head.covers(place) && far(head.mean(place), head.deviation(place))) {
        origins.put(place, BigDecimal.ZERO);
      }
    }
    return origins.isEmpty() && !found.openExact ? selection : found.look(origins, rows);
  }

  private static boolean far(double mean, double deviation) {
    return Math.abs(mean) > FAR * deviation && Double.isFinite(mean);
  }

  private Selection look(Map<Integer, BigDecimal> candidates, int rows) {
    Map<Integer, BigDecimal> origins = new LinkedHashMap<>(candidates);
    Map<Integer, OriginScan.Column> seen = Map.of();
    for (int looks = 0; looks < LOOKS; looks++) {
      boolean all = openExact && looks == 0;
      List<OriginScan.Seen> heads =
          table.head(
              with(origins),
              LessOffset.of(selection, new OriginScan(Map.copyOf(origins), all, rows)));
      seen = heads.isEmpty() ? Map.of() : heads.get(0).steady();
      Map<Integer, OriginScan.Column> steady = seen;
      steady.keySet().forEach(place -> origins.putIfAbsent(place, BigDecimal.ZERO));
      origins.keySet().removeIf(place -> !steady.containsKey(place));
      if (!move(origins, seen)) {
        break;
      }
    }
    Map<Integer, OriginScan.Column> last = seen;
    origins.keySet().removeIf(place -> !last.get(place).inexact() && !times.contains(place));
    return origins.isEmpty() ? selection : with(origins);
  }

  /** Moves origins nearer to the means; those of columns that are not far are left out. */
  private static boolean move(
      Map<Integer, BigDecimal> origins, Map<Integer, OriginScan.Column> seen) {
    boolean moved = false;
    for (Map.Entry<Integer, OriginScan.Column> each : seen.entrySet()) {
      double mean = each.getValue().mean();
      double deviation = each.getValue().deviation();
      BigDecimal origin = origins.get(each.getKey());
      if (origin.signum() == 0 && !far(mean, deviation)) {
        origins.remove(each.getKey());
      } else if (Math.abs(mean) > NEAR * deviation && Double.isFinite(mean)) {
        origins.put(each.getKey(), origin.add(rounded(mean, deviation)));
        moved = true;
      }
    }
    return moved;
  }

  /** A number to no more decimals than the deviation has; a whole one where that is near enough. */
  private static BigDecimal rounded(double mean, double deviation) {
    BigDecimal exactly = BigDecimal.valueOf(mean);
    if (deviation < Math.ulp(mean)) {
      return exactly;
    }
    int decimals = deviation * NEAR > 1 ? 0 : -(int) Math.floor(Math.log10(deviation));
    return exactly.setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private Selection with(Map<Integer, BigDecimal> origins) {
    List<BigDecimal> features = new ArrayList<>();
    List<BigDecimal> targets = new ArrayList<>();
    origins.forEach(
        (place, origin) -> {
          List<BigDecimal> values = place >= 0 ? features : targets;
          int index = place >= 0 ? place : ~place;
          while (values.size() <= index) {
            values.add(BigDecimal.ZERO);
          }
          values.set(index, origin.signum() == 0 ? BigDecimal.ZERO : origin.stripTrailingZeros());
        });
    return selection.withOrigins(features, targets);
  }

  /**
   * The selection less the origins that all rows ask for, where those of the first rows are not
   * near them.
   *
   * @param seen of all rows, in units and less origins
   */
  static Selection moved(
      Table table, Selection selection, ColumnUnits features, ColumnUnits targets, Moments seen) {
    Origins found = new Origins(table, selection);
    Map<Integer, BigDecimal> origins = new HashMap<>();
    boolean moved = false;
    Moments.Columns ofFeatures = seen.features(); // made at each call
    for (int j = 0; j < ofFeatures.count(); j++) {
      moved |= found.move(j, features, ofFeatures, j, origins);
    }
    Moments.Columns ofTargets = seen.targets();
    for (int k = 0; k < ofTargets.count(); k++) {
      moved |= found.move(~k, targets, ofTargets, k, origins);
    }
    return moved ? found.with(origins) : selection;
  }

  /**
   * Units without the pivots of columns whose origins are others now.
   *
   * @param same whether a column's origin is what it was
   */
  static ColumnUnits unpivoted(ColumnUnits units, IntPredicate same) {
    double[] pivots = units.pivots();
    for (int j = 0; j < pivots.length; j++) {
      pivots[j] = same.test(j) ? pivots[j] : 0;
    }
    return new ColumnUnits(pivots, units.units());
  }

  private boolean move(
      int place, ColumnUnits units, Moments.Columns seen, int j, Map<Integer, BigDecimal> origins) {
    Origin own = selection.origin(place);
    BigDecimal origin = own == null ? BigDecimal.ZERO : own.value();
    origins.put(place, origin);
    double mean = units.original(j, seen.mean()[j]);
    double deviation = seen.deviation(j) / units.unit(j);
    double least = Math.abs(units.original(j, seen.least()[j]));
    double largest = Math.abs(units.original(j, seen.largest()[j]));
    boolean asked = own != null || times.contains(place) || Math.max(least, largest) > 0x1p53;
    boolean exactly = exact.contains(place) || openExact && place >= 0;
    boolean held = deviation > 0 || seen.least()[j] == seen.largest()[j];
    if (!exactly || !asked || !held || !far(mean, deviation)) {
      return false;
    }
    origins.put(place, origin.add(rounded(mean, deviation)));
    return true;
  }
}
