package io.pente.table;

import io.pente.failure.Sentence;
import java.util.Map;

/** The rows of one partition, one after the other. */
public interface RowCursor {
  /**
   * Moves to the next row and gives its selected numbers to the sink.
   *
   * @return false when there are no more rows
   */
  boolean next(RowSink sink);

  /**
   * Why the row just read cannot be used: then the sink got an arbitrary part of it, to be
   * forgotten. Null for a row that can be used.
   */
  BadRow bad();

  /**
   * The row just read, which the sink has taken, as one that cannot be used after all.
   *
   * @param column the name of the column that is wrong
   */
  BadRow reject(String column, Sentence why);

  /**
   * All columns of the row just read, which can be used, in a new array: of the types of {@link
   * Table#schema}. Only for a selection that keeps the originals.
   */
  Object[] originals();

  /**
   * How many of the rows read so far have a field that is no column of the table, by its name: at
   * most the first thousand names. Empty where rows have no fields but the table's.
   */
  default Map<String, Long> strangers() {
    return Map.of();
  }
}
