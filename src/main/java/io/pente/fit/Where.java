package io.pente.fit;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.message.Count;
import io.pente.message.Quoted;
import io.pente.settings.RowSettings;
import io.pente.spark.pack.Rejections;
import io.pente.table.Table;
import io.pente.table.condition.ConditionedTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The condition of settings: rows for which it is not true are no part of a training. */
final class Where {
  private Where() {}

  /** The table under the settings' condition. */
  static Table of(Table table, RowSettings settings) {
    return settings.where().map(condition -> ConditionedTable.of(table, condition)).orElse(table);
  }

  /**
   * Says how many rows were left out.
   *
   * @param used how many were not, nor for any other reason
   * @throws BadInputException where all were
   */
  static void tell(
      Table table,
      RowSettings settings,
      Rejections rejections,
      long used,
      Consumer<Sentence> notes) {
    if (settings.where().isEmpty()) {
      return;
    }
    String condition = Quoted.of(settings.where().get());
    long all = used + rejections.count() + rejections.excluded();
    if (all > 0 && rejections.excluded() == all) {
      throw new BadInputException(
          Sentence.of(
              "%s has no rows to train on: %s %s is true for none of %s",
              table.name(), Sentence.setting("where"), condition, Count.of(all, "row")));
    }
    notes.accept(
        Sentence.of(
            "left out by %s %s: %,d of %s",
            Sentence.setting("where"), condition, rejections.excluded(), Count.of(all, "row")));
  }

  /** Rows left out by reason, those by the condition among them. */
  static Map<String, Long> account(Optional<String> condition, Rejections rejections) {
    Map<String, Long> reasons = new LinkedHashMap<>();
    if (condition.isPresent() && rejections.excluded() > 0) {
      reasons.put("not (" + condition.get() + ")", rejections.excluded());
    }
    reasons.putAll(rejections.byReason());
    return reasons;
  }
}
