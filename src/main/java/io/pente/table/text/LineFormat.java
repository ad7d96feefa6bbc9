package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.Selection;
import io.pente.table.files.InputFile;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.types.StructType;

/** What the records of a text file mean; sent to tasks. */
interface LineFormat extends Serializable {
  List<Column> columns();

  /** How files are cut into records. */
  Layout layout();

  /** Whether the first record of every file, of those not passed over, is a header. */
  default boolean headed() {
    return false;
  }

  /** What is wrong with a file's header; null when it is the one that it was. */
  default String headerProblem(byte[] bytes, int from, int to, InputFile file) {
    return null;
  }

  /** Whether a row may have columns that the first rows do not have. */
  default boolean isOpen() {
    return false;
  }

  /** The same with other columns: of other kinds, or where it {@link #isOpen} further ones. */
  default LineFormat with(List<Column> others) {
    return this;
  }

  /** Looks at the cells of the columns of these names. */
  default GuessReader guesses(Set<String> names) {
    throw new IllegalStateException("The columns of this format are known");
  }

  /** Whether a record is no row. */
  boolean passesOver(Records line);

  LineReader reader(Selection selection);

  StructType schema(boolean text);

  /** How numbers are written. */
  default NumberStyle numbers() {
    return NumberStyle.PLAIN;
  }
}
