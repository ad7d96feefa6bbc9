package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.message.Count;
import io.pente.message.Quoted;
import io.pente.table.ColumnKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The columns of CSV files with one header, and what their first rows hold. */
final class CsvColumns {
  private final List<String> header;
  private final boolean headed;
  private final String file;
  private final long line;
  private final List<CellGuess> guesses = new ArrayList<>();
  private final Map<String, Integer> cellOf = new HashMap<>();
  private List<String> names;
  private int files;
  private int widest;
  private int narrowest = Integer.MAX_VALUE;

  /**
   * @param header the names as they stand
   * @param headed whether they stand in a header
   * @param file the file that they were read from, as messages show it
   */
  CsvColumns(List<String> header, boolean headed, String file, long line) {
    this.header = header;
    this.headed = headed;
    this.file = file;
    this.line = line;
    refuseDoubled();
    header.forEach(name -> guesses.add(new CellGuess()));
  }

  static List<String> numbered(int count) {
    List<String> names = new ArrayList<>(count);
    for (int c = 1; c <= count; c++) {
      names.add("c" + c);
    }
    return names;
  }

  private void refuseDoubled() {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (name.isEmpty() || seen.add(name)) {
        continue;
      }
      String what = String.format(Locale.ROOT, "%s: two columns are named '%s'", place(), name);
      Sentence.Setting none = Sentence.setting("csvHeader");
      throw new BadInputException(
          isNumbers()
              ? Sentence.of(
                  "%s: the line holds only numbers; where it is no header, give %s", what, none)
              : Sentence.of(
                  "%s: rename one, or pass over the header by %s %d with %s, for the names c1, c2,"
                      + " …",
                  what, Sentence.setting("csvSkipLines"), line, none));
    }
  }

  /** {@code a.csv, line 1}. */
  String place() {
    return String.format(Locale.ROOT, "%s, line %d", file, line);
  }

  String file() {
    return file;
  }

  List<String> header() {
    return header;
  }

  /** Whether a header holds nothing but numbers. */
  boolean isNumbers() {
    Decimals decimals = new Decimals();
    return headed && header.stream().allMatch(n -> CellText.kind(n, decimals) == ColumnKind.NUMBER);
  }

  int count() {
    return header.size();
  }

  /** Rows may be counted anew. */
  void startFile() {
    guesses.forEach(CellGuess::startFile);
  }

  void number(int cell, double value, byte[] bytes, int from, int end) {
    guess(cell).number(value, bytes, from, end);
  }

  void text(int cell, ColumnKind kind, String text, double value, String seenIn, long at) {
    guess(cell).text(kind, text, value, seenIn, at, cell < count() ? name(cell) : "");
  }

  private CellGuess guess(int cell) {
    while (guesses.size() <= cell) {
      guesses.add(new CellGuess());
    }
    return guesses.get(cell);
  }

  void endRow(int cells) {
    widest = Math.max(widest, cells);
    narrowest = Math.min(narrowest, cells);
  }

  List<CellGuess> guesses() {
    return guesses.subList(0, count());
  }

  /** The name of a cell's column: without one, by its place. */
  String name(int cell) {
    String name = header.get(cell);
    return name.isEmpty() ? "c" + (cell + 1) : name;
  }

  private boolean isNameless(int cell) {
    return headed && header.get(cell).isEmpty();
  }

  /** Whether the column has neither a name nor, in any row, a cell that says anything. */
  private boolean isLeftOut(int cell) {
    return isNameless(cell) && guesses.get(cell).isEmpty();
  }

  /** Whether the first column has no name and counts the rows. */
  boolean isCounter(int cell) {
    return cell == 0 && isNameless(cell) && guesses.get(cell).isCounter();
  }

  /** The names of the columns of a row's cells; null for a cell of no column. */
  List<String> names() {
    if (names == null) {
      names = new ArrayList<>();
      for (int cell = 0; cell < count(); cell++) {
        names.add(isLeftOut(cell) ? null : name(cell));
      }
      refuseNamesTaken();
      names.addAll(Collections.nCopies(emptyCellsAfter(), null));
    }
    return names;
  }

  /** The cell of a column; −1 for none. */
  int cellOf(String name) {
    if (cellOf.isEmpty()) {
      for (int cell = 0; cell < names().size(); cell++) {
        cellOf.put(names().get(cell), cell);
      }
    }
    return cellOf.getOrDefault(name, -1);
  }

  /** What a cell's column shows. */
  ColumnGuess kinds(int cell) {
    return guesses.get(cell).kinds();
  }

  /** A file has this header. */
  void countFile() {
    files++;
  }

  /** How many files have this header. */
  int files() {
    return files;
  }

  /** Whether any row was seen. */
  boolean hasRows() {
    return widest > 0;
  }

  /** The cells that every row has after those of the header, none of which says anything. */
  private int emptyCellsAfter() {
    boolean all = narrowest == widest && widest > count();
    boolean empty = guesses.stream().skip(count()).allMatch(CellGuess::isEmpty);
    return headed && all && empty ? widest - count() : 0;
  }

  private void refuseNamesTaken() {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (name != null && !seen.add(name)) {
        throw new BadInputException(
            String.format(
                Locale.ROOT,
                "%s: a column without a name would be '%s', as another is named: name it",
                place(),
                name));
      }
    }
  }

  /**
   * What there is to say of columns without a name, and of a header of numbers.
   *
   * @throws BadInputException where most names are missing
   */
  List<Sentence> notes() {
    List<Sentence> notes = new ArrayList<>();
    List<String> used = new ArrayList<>();
    int leftOut = 0;
    for (int cell = 0; cell < count(); cell++) {
      leftOut += isLeftOut(cell) ? 1 : 0;
      if (isNameless(cell) && !isLeftOut(cell) && !isCounter(cell)) {
        used.add(name(cell));
      }
    }
    refuseTitle(used, count() - leftOut);
    if (isCounter(0)) {
      notes.add(
          Sentence.plain(
              file
                  + ": the first column has no name and counts the rows: it is c1, and a feature"
                  + " only where it is named"));
    }
    if (!used.isEmpty()) {
      notes.add(
          Sentence.plain(
              place() + ": columns without a name are used as " + String.join(", ", used)));
    }
    if (leftOut > 0) {
      notes.add(
          Sentence.plain(
              place() + ": left out: " + Count.of(leftOut, "column") + " without name and values"));
    }
    if (isNumbers()) {
      notes.add(
          Sentence.of(
              "%s: the header holds only numbers; where it is none, give %s",
              place(), Sentence.setting("csvHeader")));
    }
    commas(notes);
    return notes;
  }

  private void refuseTitle(List<String> nameless, int wanted) {
    if (2 * nameless.size() > wanted) {
      throw new BadInputException(
          Sentence.of(
              "%s: %d of %d columns have no name: where a title stands above the header, give %s",
              place(), nameless.size(), wanted, Sentence.setting("csvSkipLines")));
    }
  }

  /** Columns of text that would be numbers if their commas were something else. */
  private void commas(List<Sentence> notes) {
    for (int cell = 0; cell < count(); cell++) {
      CellGuess guess = guesses.get(cell);
      if (guess.isCommaNumbers()) {
        notes.add(
            Sentence.of(
                "%s: column '%s' is text: where a comma as in %s is the decimal one, give %s ','; where"
                    + " it groups digits, %s ','",
                file,
                name(cell),
                Quoted.of(guess.comma()),
                Sentence.setting("csvDecimal"),
                Sentence.setting("csvThousands")));
      }
    }
  }
}
