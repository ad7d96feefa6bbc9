package io.pente.table.text;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * The header of a CSV file, or the place of its cells where files have none.
 *
 * @param origin the first file that has it, as messages show it
 * @param names the cells as they stand; those of the columns without a header
 * @param columnOf for each cell of a row its column; −1 for a cell of no column, which is empty
 */
record CsvHeader(String origin, List<String> names, int[] columnOf) implements Serializable {

  /** The cells that a row has at least: empty ones at its end may be missing. */
  int needed() {
    int count = columnOf.length;
    while (count > 0 && columnOf[count - 1] < 0) {
      count--;
    }
    return count;
  }

  /** What tells another header from this one; null where nothing does. */
  String problem(List<String> other) {
    List<String> found = withoutEmptyEnd(other);
    List<String> wanted = withoutEmptyEnd(names);
    for (int c = 0; c < Math.min(found.size(), wanted.size()); c++) {
      if (!found.get(c).equals(wanted.get(c))) {
        return String.format(
            Locale.ROOT,
            "the header's column %d is '%s' where %s has '%s'",
            c + 1,
            found.get(c),
            origin,
            wanted.get(c));
      }
    }
    return found.size() == wanted.size()
        ? null
        : String.format(
            Locale.ROOT,
            "the header has %d columns where %s has %d",
            found.size(),
            origin,
            wanted.size());
  }

  private static List<String> withoutEmptyEnd(List<String> names) {
    int count = names.size();
    while (count > 0 && names.get(count - 1).isEmpty()) {
      count--;
    }
    return names.subList(0, count);
  }
}
