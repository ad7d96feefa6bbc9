package io.pente.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the input: nothing that was read and not used goes unmentioned. Immutable.
 *
 * @param files that were read; 0 where the input is no files
 * @param rowsRead those used and those skipped
 * @param rowsUsed that were trained on
 * @param rowsSkipped by column and reason, at most the first thousand of these
 * @param columnsUsed as features, targets and weights, in the input's order
 * @param columnsLeftOut why, by name, in the input's order
 */
public record Account(
    long files,
    long rowsRead,
    long rowsUsed,
    Map<String, Long> rowsSkipped,
    List<String> columnsUsed,
    Map<String, String> columnsLeftOut)
    implements Serializable {
  /** Of a model that was not fitted to rows. */
  public static final Account NONE = new Account(0, 0, 0, Map.of(), List.of(), Map.of());

  public Account {
    rowsSkipped = Collections.unmodifiableMap(new LinkedHashMap<>(rowsSkipped));
    columnsUsed = List.copyOf(columnsUsed);
    columnsLeftOut = Collections.unmodifiableMap(new LinkedHashMap<>(columnsLeftOut));
  }
}
