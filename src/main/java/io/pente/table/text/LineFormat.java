package io.pente.table.text;

import io.pente.table.Column;
import io.pente.table.Selection;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/** What the lines of a text file mean; sent to tasks. */
interface LineFormat extends Serializable {
  List<Column> columns();

  /** Whether the first line of every file is a header. */
  boolean headed();

  /** What is wrong with a file's header; null when it is that of the first file. */
  String headerProblem(byte[] bytes, int from, int to, String file);

  /** Whether a line is no row. */
  boolean passesOver(Lines line);

  LineReader reader(Selection selection);

  StructType schema(boolean text);
}
