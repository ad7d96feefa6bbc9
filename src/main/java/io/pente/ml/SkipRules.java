package io.pente.ml;

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
    boolean skip = rows.missing().policy() == Missing.Policy.SKIP;
    Set<String> others = new HashSet<>();
    rows.missing()
        .byColumn()
        .forEach(
            (column, policy) -> {
              if ((policy == Missing.Policy.SKIP) != skip) {
                others.add(column);
              }
            });
    return new SkipRule(rows.skipBadRows(), skip, others, true);
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
    return RowSettings.DEFAULTS
        .withSkipBadRows(Boolean.TRUE.equals(settings.get("skipBadRows")))
        .withMissing(missing);
  }

  private static Missing.Policy policy(Object name) {
    return "skip".equals(name) ? Missing.Policy.SKIP : Missing.Policy.FAIL;
  }
}
