package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.Selection;
import java.io.Serializable;
import java.util.List;
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

  /** What is wrong with a file's header; null when it is that of the first file. */
  default String headerProblem(byte[] bytes, int from, int to, String file) {
    return null;
  }

  /** Whether a record is no row. */
  boolean passesOver(Records line);

  LineReader reader(Selection selection);

  StructType schema(boolean text);

  /** How numbers are written. */
  default NumberStyle numbers() {
    return NumberStyle.PLAIN;
  }

  /** The same with columns that are taken for something else; itself where there is no choice. */
  default LineFormat withColumns(List<Column> others) {
    return this;
  }
}
