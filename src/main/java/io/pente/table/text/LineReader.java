package io.pente.table.text;

import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;

/** Reads the rows of a text format; used by one task. */
interface LineReader {
  /**
   * Gives the selected numbers of the line {@code bytes[from .. to)} to the sink.
   *
   * @return what is wrong with the row; null for a row that can be used
   */
  BadCell read(byte[] bytes, int from, int to, RowSink sink);

  /** All columns of a line that can be used, of the types of {@link LineFormat#schema}. */
  Object[] originals(byte[] bytes, int from, int to);
}
