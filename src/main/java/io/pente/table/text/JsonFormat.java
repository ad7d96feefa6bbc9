package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.MissingWords;
import io.pente.table.Selection;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/**
 * JSON objects; an array of numbers is a vector. Keys are a row's own: one that a row does not have
 * is a missing cell, in whichever file, and one that none of the first rows has is a column where
 * it is asked for.
 */
record JsonFormat(JsonLayout layout, List<Column> columns, MissingWords missing)
    implements LineFormat {
  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public LineFormat with(List<Column> others) {
    return new JsonFormat(layout, List.copyOf(others), missing);
  }

  @Override
  public GuessReader guesses(Set<String> names) {
    return new JsonGuesses(names, missing);
  }

  @Override
  public boolean passesOver(Records line) {
    return line.blank();
  }

  @Override
  public LineReader reader(Selection selection) {
    return new JsonReader(columns, selection);
  }

  @Override
  public StructType schema(boolean text) {
    return SourceColumns.schema(columns);
  }
}
