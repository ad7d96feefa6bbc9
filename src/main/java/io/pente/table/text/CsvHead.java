package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.table.ColumnKind;
import io.pente.table.Source;
import io.pente.table.files.EachFile;
import io.pente.table.files.InputFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Reads the header and the first rows of CSV files as one dialect has them. */
final class CsvHead {
  final CsvDialect dialect;
  final FirstRows rows = new FirstRows();

  /** By their names, in the order of the files. */
  private final Map<List<String>, CsvColumns> byHeader = new LinkedHashMap<>();

  private final Map<String, CsvColumns> ofFile = new HashMap<>();
  private FirstRows taking = rows;
  private final Cells cells;
  private final Decimals decimals = new Decimals();
  private final CellNumbers numbers;
  private CsvColumns columns;
  private boolean broken;
  private String longer;
  private boolean fits;

  private CsvHead(CsvDialect dialect) {
    this.dialect = dialect;
    this.cells = dialect.cells();
    this.numbers = new CellNumbers(dialect.numbers(), decimals, dialect.missing());
  }

  /**
   * @throws BadInputException when two columns have one name, or no file has a row
   */
  static TextHead of(Source source, List<InputFile> files, EachFile each) {
    return new CsvGuess(source, files, each).head();
  }

  /**
   * @throws BadInputException when the header cannot be one
   */
  static CsvHead read(CsvDialect dialect, List<InputFile> files, Configuration configuration) {
    CsvHead head = new CsvHead(dialect);
    head.rows.look(files, dialect, configuration, head::read);
    return head;
  }

  private void read(Records records, InputFile file) throws IOException {
    if (dialect.headed() && dialect.header(records)) {
      header(records, file);
    } else if (columns != null) {
      columns.startFile();
    }
    while (!taking.enough() && records.next()) {
      if (!dialect.passesOver(records)) {
        taking.add(records);
        see(records, file.shown());
      }
    }
  }

  private void header(Records records, InputFile file) throws IOException {
    List<String> names = CsvHeaders.names(records, dialect);
    broken |= dialect.cells().open(records.bytes(), records.start(), records.end(), false);
    long line = records.line();
    columns = byHeader.computeIfAbsent(names, n -> new CsvColumns(n, true, file.shown(), line));
    columns.startFile();
    take(file, columns);
  }

  private void take(InputFile file, CsvColumns its) {
    if (ofFile.put(file.path(), its) == null) {
      its.countFile();
    }
  }

  /**
   * Reads the headers of the files that no row was needed of, and first rows of those with another
   * header.
   */
  void readOthers(EachFile each, List<InputFile> files) {
    if (!dialect.headed()) {
      return;
    }
    List<InputFile> others =
        files.stream().filter(file -> !ofFile.containsKey(file.path())).toList();
    List<Optional<ArrayList<String>>> headers = CsvHeaders.of(each, dialect, others);
    for (int f = 0; f < others.size(); f++) {
      CsvColumns known = headers.get(f).map(byHeader::get).orElse(null);
      if (known != null && known.hasRows()) {
        take(others.get(f), known);
      } else if (headers.get(f).isPresent()) {
        taking = new FirstRows();
        taking.look(List.of(others.get(f)), dialect, each.configuration(), this::read);
        rows.notes().addAll(taking.notes());
      }
    }
  }

  /** The columns of all headers that differ, in the order of the files. */
  List<CsvColumns> headers() {
    return dialect.headed() ? List.copyOf(byHeader.values()) : List.of(columns);
  }

  /** The files, each with the number of its header. */
  List<InputFile> numbered(List<InputFile> files) {
    List<CsvColumns> headers = headers();
    if (headers.size() == 1) {
      return files;
    }
    Map<CsvColumns, Integer> numbers = new IdentityHashMap<>();
    headers.forEach(each -> numbers.put(each, numbers.size()));
    List<InputFile> numbered = new ArrayList<>();
    for (InputFile file : files) {
      CsvColumns its = ofFile.get(file.path());
      numbered.add(its == null ? file : file.withHeader(numbers.get(its)));
    }
    return numbered;
  }

  private void see(Records records, String file) {
    byte[] bytes = records.bytes();
    int last = cells.last(bytes, records.start(), records.end());
    if (columns == null) {
      int count = cells.texts(bytes, records.start(), last).size();
      columns = new CsvColumns(CsvColumns.numbered(count), false, file, records.line());
    }
    int at = cells.first(bytes, records.start(), last);
    for (int cell = 0; ; cell++) {
      int end = cells.end(bytes, at, last);
      broken |= cells.broken() != null;
      see(cell, bytes, at, end, file, records.line());
      if (end == last) {
        endRow(cell + 1, file, records);
        return;
      }
      at = cells.after(bytes, end, last);
    }
  }

  private void see(int cell, byte[] bytes, int at, int end, String file, long line) {
    double value = dialect.numbers().isPlain() ? decimals.read(bytes, at, end) : Double.NaN;
    if (decimals.end() == end && !Double.isNaN(value)) {
      columns.number(cell, value, bytes, at, end);
      return;
    }
    String text = cells.text(bytes, at, end);
    ColumnKind kind = numbers.kind(text);
    double number = kind == ColumnKind.NUMBER ? numbers.value(kind, text) : Double.NaN;
    columns.text(cell, kind, text, number, file, line);
  }

  private void endRow(int count, String file, Records records) {
    columns.endRow(count);
    fits |= count == columns.count();
    broken |= records.lines() > 1 && count != columns.count();
    if (longer == null && count > columns.count()) {
      longer = String.format(Locale.ROOT, "line %d has %d cells", records.line(), count);
    }
  }

  /** Whether a quoted cell is none, or rows that go on over lines are no rows. */
  boolean isBroken() {
    return broken;
  }

  /** Of the first header; null where no file has a line. */
  CsvColumns columns() {
    return byHeader.isEmpty() ? columns : byHeader.values().iterator().next();
  }

  /** What there is to say of the columns, and what refuses them. */
  List<Sentence> notes() {
    if (dialect.headed() && columns().count() == 1 && longer != null && !fits) {
      throw new BadInputException(
          Sentence.of(
              "%s where %s: where a title stands above the header, give %s",
              columns().place() + ": one cell", longer, Sentence.setting("csvSkipLines")));
    }
    return headers().stream().flatMap(header -> header.notes().stream()).toList();
  }
}
