package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.Source;
import io.pente.table.files.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/** Reads the header and the first rows of CSV files, to say what columns there are. */
final class CsvHead {
  private final byte[] delimiter;
  private final boolean headed;
  private final Cells cells;
  private final Decimals decimals = new Decimals();
  private List<String> names;
  private ColumnGuess[] guesses;
  private String origin;
  private final FirstRows rows = new FirstRows();

  private CsvHead(byte[] delimiter, boolean headed) {
    this.delimiter = delimiter;
    this.headed = headed;
    this.cells = new Cells(delimiter);
  }

  /**
   * @throws BadInputException when two columns have one name, or no file has a row
   */
  static TextHead of(Source source, List<InputFile> files, Configuration configuration) {
    CsvHead head = new CsvHead(source.delimiter(files.get(0).ending()), source.csvHeader());
    head.rows.look(files, configuration, head::read);
    if (head.rows.count() == 0) {
      throw new BadInputException(
          source.name() + (head.names == null ? " is empty" : " has no rows, only a header"));
    }
    return new TextHead(head.format(), head.rows);
  }

  private void read(Lines lines, String file) throws IOException {
    int line = headed && lines.next() ? header(lines, file) : 0;
    while (!rows.enough() && lines.next()) {
      line++;
      if (!lines.blank()) {
        see(lines, file, line);
        rows.add(lines);
      }
    }
  }

  private int header(Lines lines, String file) {
    if (names == null) {
      if (lines.blank()) {
        throw new BadInputException(file + ", line 1: blank where the header is expected");
      }
      columns(cells.texts(lines.bytes(), lines.start(), lines.end()), file);
    }
    return 1;
  }

  private void columns(List<String> header, String file) {
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name)) {
        throw new BadInputException(
            String.format(Locale.ROOT, "%s, line 1: two columns are named '%s'", file, name));
      }
    }
    names = header;
    origin = file;
    guesses = new ColumnGuess[header.size()];
    for (int c = 0; c < guesses.length; c++) {
      guesses[c] = new ColumnGuess();
    }
  }

  private void see(Lines lines, String file, int line) {
    byte[] bytes = lines.bytes();
    if (names == null) {
      columns(numbered(cells.texts(bytes, lines.start(), lines.end()).size()), file);
    }
    int at = lines.start();
    for (int c = 0; c < guesses.length; c++) {
      int end = cells.end(bytes, at, lines.end());
      double value = decimals.read(bytes, at, end);
      if (decimals.end() == end && !Double.isNaN(value)) {
        guesses[c].see(ColumnKind.NUMBER);
      } else {
        see(c, Cells.text(bytes, at, end), file, line);
      }
      if (end == lines.end()) {
        break;
      }
      at = end + delimiter.length;
    }
  }

  private void see(int column, String text, String file, int line) {
    ColumnKind kind = CellText.kind(text, decimals);
    if (guesses[column].see(kind)) {
      guesses[column].evidence(kind, file, line, names.get(column), text);
    }
  }

  private static List<String> numbered(int count) {
    List<String> names = new ArrayList<>(count);
    for (int c = 1; c <= count; c++) {
      names.add("c" + c);
    }
    return names;
  }

  private CsvFormat format() {
    List<Column> columns = new ArrayList<>(names.size());
    for (int c = 0; c < guesses.length; c++) {
      columns.add(guesses[c].column(names.get(c)));
    }
    return new CsvFormat(delimiter, headed, origin, columns);
  }
}
