package io.pente.table.text;

import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;
import io.pente.table.files.InputFile;
import java.util.Map;

/** Reads the rows of a text format; used by one task. */
interface LineReader {
  /** The records that follow are of this file. */
  default void startFile(InputFile file) {}

  /**
   * Gives the selected numbers of the record {@code bytes[from .. to)} to the sink.
   *
   * @return what is wrong with the row; null for a row that can be used
   * @throws CorruptException where what is wrong puts the rows after it in doubt
   */
  BadCell read(byte[] bytes, int from, int to, RowSink sink) throws CorruptException;

  /** As {@link io.pente.table.RowCursor#strangers}. */
  default Map<String, Long> strangers() {
    return Map.of();
  }

  /** All columns of a record that can be used, of the types of {@link LineFormat#schema}. */
  Object[] originals(byte[] bytes, int from, int to);
}
