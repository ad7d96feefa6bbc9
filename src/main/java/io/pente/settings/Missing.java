package io.pente.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What becomes of rows that lack a value: an empty cell, null, NaN, or a word that means none.
 * Targets and weights are never filled.
 *
 * @param policy for every column that has none of its own
 * @param byColumn the columns' own, by name
 */
public record Missing(Policy policy, Map<String, Policy> byColumn) {
  /** Of a row without a value. */
  public enum Policy {
    /** It ends the run. */
    FAIL,
    /** It is left out and counted; a prediction of it is empty. */
    SKIP
  }

  /** The first such row ends the run. */
  public static final Missing FAIL = new Missing(Policy.FAIL, Map.of());

  public Missing {
    byColumn = Collections.unmodifiableMap(new LinkedHashMap<>(byColumn));
  }

  /** The same for one column. */
  public Missing with(String column, Policy own) {
    Map<String, Policy> columns = new LinkedHashMap<>(byColumn);
    columns.put(column, own);
    return new Missing(policy, columns);
  }

  /** Whether a row that lacks this column's value is left out. */
  public boolean skips(String column) {
    return byColumn.getOrDefault(column, policy) == Policy.SKIP;
  }
}
