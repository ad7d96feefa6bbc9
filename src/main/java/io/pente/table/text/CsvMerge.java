package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.table.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The columns of all CSV files as one table, matched by their names: in the order in which they are
 * first met, each of the kind that its first rows show in the files that have it.
 */
final class CsvMerge {
  private final List<CsvColumns> headers;
  private final int files;
  private final Map<String, ColumnGuess> guesses = new LinkedHashMap<>();

  /**
   * @param headers those that differ, in the order of the files
   * @param files how many there are
   */
  CsvMerge(List<CsvColumns> headers, int files) {
    this.headers = headers;
    this.files = files;
    refuseStrangers();
  }

  /** A header that shares no name with those before it is a row, or cut by another delimiter. */
  private void refuseStrangers() {
    Set<String> names = new HashSet<>(headers.get(0).header());
    for (CsvColumns next : headers.subList(1, headers.size())) {
      if (next.header().stream().noneMatch(names::contains)) {
        CsvColumns first = headers.get(0);
        String problem =
            new CsvHeader(first.file(), first.header(), new int[0]).problem(next.header());
        throw new BadInputException(next.place() + ": " + problem + ", and no name is in both");
      }
      names.addAll(next.header());
    }
  }

  /**
   * @param all whether all rows were seen
   */
  CsvFormat format(CsvDialect dialect, boolean all) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<CsvHeader> mapped = new ArrayList<>();
    for (CsvColumns header : headers) {
      List<String> names = header.names();
      int[] columnOf = new int[names.size()];
      for (int cell = 0; cell < columnOf.length; cell++) {
        String name = names.get(cell);
        columnOf[cell] = name == null ? -1 : numbers.computeIfAbsent(name, each -> numbers.size());
        if (name != null) {
          guesses.computeIfAbsent(name, each -> new ColumnGuess()).add(header.kinds(cell));
        }
      }
      mapped.add(new CsvHeader(header.file(), header.header(), columnOf));
    }
    List<Column> columns = new ArrayList<>();
    guesses.forEach((name, guess) -> columns.add(column(name, guess.column(name, all))));
    return new CsvFormat(dialect, mapped, columns);
  }

  /** The columns of which no cell says anything; after {@link #format}. */
  Set<String> unknown() {
    Set<String> unknown = new HashSet<>();
    guesses.forEach((name, guess) -> unknown.addAll(guess.isUnknown() ? Set.of(name) : Set.of()));
    return unknown;
  }

  private Column column(String name, Column guessed) {
    int lacking = 0;
    String first = null;
    boolean counter = false;
    for (CsvColumns header : headers) {
      int cell = header.cellOf(name);
      counter |= cell >= 0 && header.isCounter(cell);
      if (cell < 0) {
        lacking += header.files();
        first = first == null ? header.file() : first;
      }
    }
    if (counter) {
      return guessed.aside("counts the rows");
    }
    return lacking == 0 ? guessed : guessed.aside(Column.absence(first, lacking, files));
  }
}
