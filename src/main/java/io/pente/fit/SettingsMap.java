package io.pente.fit;

import io.pente.settings.Bounds;
import io.pente.settings.LinearSettings;
import io.pente.settings.Missing;
import io.pente.settings.PenaltyUnits;
import io.pente.settings.RectifierSettings;
import io.pente.settings.RowSettings;
import io.pente.table.MissingWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Settings as a model keeps them: by name, as plain values. */
final class SettingsMap {
  private SettingsMap() {}

  /**
   * @param words what said that there is no value
   */
  static Map<String, Object> of(LinearSettings settings, MissingWords words) {
    Map<String, Object> map = of(settings);
    if (!words.equals(MissingWords.DEFAULT)) {
      map.put("missingWords", words.words());
    }
    return map;
  }

  static Map<String, Object> of(LinearSettings settings) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("optimizer", settings.optimizer().shortName());
    map.put("step", settings.step().automatic() ? "auto" : settings.step().length());
    map.put("iterations", settings.stopping().iterations());
    map.put("tolerance", settings.stopping().tolerance());
    map.put("batch", settings.batch().fraction());
    map.put("seed", settings.batch().seed());
    map.put("loss", settings.loss().shortName());
    if (!settings.loss().squared()) {
      map.put("epsilon", settings.loss().epsilon());
    }
    map.put("l2", settings.penalty().l2());
    map.put("l1", settings.penalty().l1());
    PenaltyUnits units = settings.penalty().units();
    if (!units.equals(PenaltyUnits.DEFAULT)) {
      map.put("penaltyOfDeviations", units.features());
      map.put("penaltyByTarget", units.targets());
      map.put("penaltyUnbiased", units.unbiased());
    }
    if (!settings.bounds().none()) {
      map.put("lower", walls(settings.bounds(), true));
      map.put("upper", walls(settings.bounds(), false));
    }
    map.put("intercept", settings.intercept());
    map.put("standardize", settings.standardize());
    if (settings.keepMoments()) {
      map.put("keepMoments", true);
    }
    if (!settings.statistics()) {
      map.put("statistics", false);
    }
    putRows(map, settings.rows());
    return map;
  }

  /** One for all features, or one each; null for none. */
  private static Object walls(Bounds bounds, boolean lower) {
    List<Double> walls = new ArrayList<>();
    for (int j = 0; j < bounds.count(); j++) {
      walls.add(lower ? bounds.lower(j) : bounds.upper(j));
    }
    return walls.size() == 1 ? walls.get(0) : walls;
  }

  static Map<String, Object> of(RectifierSettings settings) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("lambda", settings.steepness().lambda());
    map.put("lambdaStart", settings.steepness().start());
    map.put("norm", settings.norm() > 0 ? settings.norm() : null);
    map.put("optimizer", settings.optimizer().shortName());
    map.put("iterations", settings.stopping().iterations());
    map.put("tolerance", settings.stopping().tolerance());
    map.put("starts", settings.starts().count());
    if (settings.starts().point().isEmpty()) {
      map.put("seed", settings.starts().seed());
    }
    putRows(map, settings.rows());
    return map;
  }

  private static void putRows(Map<String, Object> map, RowSettings rows) {
    map.put("partitions", rows.partitions() == 0 ? "auto" : rows.partitions());
    map.put("storageLevel", rows.storageLevel().description());
    map.put("singlePrecision", rows.singlePrecision());
    map.put("skipBadRows", rows.skipBadRows());
    map.put("missing", name(rows.missing().policy()));
    if (!rows.missing().byColumn().isEmpty()) {
      Map<String, Object> columns = new LinkedHashMap<>();
      rows.missing().byColumn().forEach((column, policy) -> columns.put(column, name(policy)));
      map.put("missingByColumn", columns);
    }
    map.put("mostSkipped", rows.mostSkipped());
    rows.where().ifPresent(condition -> map.put("where", condition));
  }

  private static String name(Missing.Policy policy) {
    return policy.name().toLowerCase(Locale.ROOT);
  }
}
