package io.pente.fit;

import io.pente.event.FitListener;
import io.pente.failure.Sentence;
import io.pente.table.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Fields of rows that are no columns, as none of the first rows has them. */
final class LateColumns {
  private LateColumns() {}

  /**
   * Says what is left out.
   *
   * @param rows how many have each, by name
   */
  static void note(Map<String, Long> rows, FitListener listener) {
    if (rows.isEmpty()) {
      return;
    }
    List<String> each = new ArrayList<>();
    rows.forEach((name, count) -> each.add(name + " (" + rows(count) + ")"));
    Map.Entry<String, Long> first = rows.entrySet().iterator().next();
    listener.note(
        Sentence.of(
            "left out: %s none of the first 1,000 (name %s with %s to use it)",
            rows.size() == 1
                ? first.getKey() + ", which " + have(first.getValue()) + " but"
                : NameList.some(each) + ", which rows have but",
            rows.size() == 1 ? "it" : "one",
            Sentence.setting("features")));
  }

  private static String rows(long count) {
    return count == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", count);
  }

  private static String have(long count) {
    return rows(count) + (count == 1 ? " has" : " have");
  }

  /** Why each column that is not used is not, those of few rows last. */
  static Map<String, String> with(Selection selection, Map<String, Long> rows) {
    Map<String, String> reasons = new LinkedHashMap<>(selection.unused());
    rows.forEach(
        (name, count) ->
            reasons.put(name, "in " + rows(count) + ", but in none of the first 1,000"));
    return reasons;
  }
}
