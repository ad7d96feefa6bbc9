package io.pente.table.text;

import io.pente.table.ColumnKind;
import io.pente.table.files.InputFile;
import java.util.Set;

/** Looks at the cells of some columns of CSV files. */
final class CsvGuesses extends GuessReader {
  private final CsvFormat format;
  private final Cells cells;
  private final CellNumbers numbers;
  private String[] names;
  private ColumnGuess[] guesses;

  CsvGuesses(CsvFormat format, Set<String> wanted) {
    super(wanted);
    this.format = format;
    this.cells = format.dialect().cells();
    this.numbers =
        new CellNumbers(format.dialect().numbers(), new Decimals(), format.dialect().missing());
  }

  @Override
  public void startFile(InputFile next) {
    super.startFile(next);
    int[] columnOf = format.headers().get(next.header()).columnOf();
    names = new String[columnOf.length];
    guesses = new ColumnGuess[columnOf.length];
    for (int cell = 0; cell < columnOf.length; cell++) {
      names[cell] = columnOf[cell] < 0 ? null : format.columns().get(columnOf[cell]).name();
      guesses[cell] = guesses().get(names[cell]);
    }
  }

  @Override
  void see(byte[] bytes, int from, int to) {
    int last = cells.last(bytes, from, to);
    int at = cells.first(bytes, from, last);
    for (int cell = 0; cell < guesses.length; cell++) {
      int end = cells.end(bytes, at, last);
      if (guesses[cell] != null) {
        see(cell, cells.text(bytes, at, end));
      }
      if (end == last) {
        return;
      }
      at = cells.after(bytes, end, last);
    }
  }

  private void see(int cell, String text) {
    ColumnKind kind = numbers.kind(text);
    if (guesses[cell].see(kind)) {
      guesses[cell].evidence(kind, file(), 0, names[cell], text);
    }
  }
}
