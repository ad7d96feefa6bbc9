package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.Selection;
import io.pente.table.files.InputFile;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/**
 * Comma-separated values (RFC 4180), one row a record.
 *
 * @param headers those that differ, by the number that a file has of its own
 */
record CsvFormat(CsvDialect dialect, List<CsvHeader> headers, List<Column> columns)
    implements LineFormat {

  @Override
  public Layout layout() {
    return dialect;
  }

  @Override
  public boolean headed() {
    return dialect.headed();
  }

  @Override
  public String headerProblem(byte[] bytes, int from, int to, InputFile file) {
    return headers.get(file.header()).problem(dialect.cells().texts(bytes, from, to));
  }

  @Override
  public boolean passesOver(Records line) {
    return dialect.passesOver(line);
  }

  @Override
  public LineReader reader(Selection selection) {
    return new CsvReader(this, selection);
  }

  @Override
  public LineFormat with(List<Column> others) {
    return new CsvFormat(dialect, headers, List.copyOf(others));
  }

  @Override
  public GuessReader guesses(Set<String> names) {
    return new CsvGuesses(this, names);
  }

  @Override
  public NumberStyle numbers() {
    return dialect.numbers();
  }

  @Override
  public StructType schema(boolean text) {
    return SourceColumns.schema(columns);
  }
}
