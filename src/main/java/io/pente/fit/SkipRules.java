package io.pente.fit;

import io.pente.model.Training;
import io.pente.settings.Missing;
import io.pente.settings.RowSettings;
import io.pente.spark.pack.SkipRule;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What settings, and a model trained with them, say of rows that cannot be used. */
final class SkipRules {
  private SkipRules() {}

  static SkipRule of(RowSettings rows) {
    Set<String> skipping = new HashSet<>();
    Set<String> failing = new HashSet<>();
    rows.missing()
        .byColumn()
        .forEach(
            (column, policy) -> (policy == Missing.Policy.SKIP ? skipping : failing).add(column));
    boolean skip = rows.missing().policy() == Missing.Policy.SKIP;
    return new SkipRule(rows.skipBadRows(), skip, skipping, failing, true);
  }

  /** As the model was trained. */
  static RowSettings of(Training training) {
    Map<String, Object> settings = training.settings();
    Missing missing = new Missing(policy(settings.get("missing")), Map.of());
    if (settings.get("missingByColumn") instanceof Map<?, ?> columns) {
      for (Map.Entry<?, ?> each : columns.entrySet()) {
        missing = missing.with(each.getKey().toString(), policy(each.getValue()));
      }
    }
    RowSettings rows =
        settings.get("mostSkipped") instanceof Number share
            ? RowSettings.DEFAULTS.withMostSkipped(share.doubleValue())
            : RowSettings.DEFAULTS;
    return rows.withSkipBadRows(Boolean.TRUE.equals(settings.get("skipBadRows")))
        .withMissing(missing);
  }

  private static Missing.Policy policy(Object name) {
    return "skip".equals(name) ? Missing.Policy.SKIP : Missing.Policy.FAIL;
  }
}
