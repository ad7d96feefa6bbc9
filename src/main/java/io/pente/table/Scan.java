package io.pente.table;

import java.io.Serializable;
import java.util.Iterator;

/** What to make of the rows of a partition; sent to tasks. */
@FunctionalInterface
public interface Scan<T> extends Serializable {
  Iterator<T> over(RowCursor rows);
}
