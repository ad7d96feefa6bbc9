package io.pente.table.cell;

import io.pente.table.RowCursor;
import io.pente.table.Scan;
import java.util.Iterator;
import java.util.List;

/** Counts the rows of a partition. */
public final class RowCount implements Scan<Long> {
  private static final long serialVersionUID = 1L;

  @Override
  public Iterator<Long> over(RowCursor rows) {
    long count = 0;
    while (rows.next(null)) {
      count++;
    }
    return List.of(count).iterator();
  }
}
