package io.pente.spark.input;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows of one partition of a frame. */
final class FrameCursor implements RowCursor {
  private final int part;
  private final Iterator<InternalRow> rows;
  private final FrameCell[] cells;
  private final FrameOriginals originals;
  private InternalRow row;
  private long position;
  private BadRow bad;

  FrameCursor(int part, Iterator<InternalRow> rows, FrameProjection projection) {
    this.part = part;
    this.rows = rows;
    List<FrameCell> read = projection.cells();
    this.cells = read.toArray(FrameCell[]::new);
    this.originals = projection.originals();
  }

  @Override
  public boolean next(RowSink sink) {
    if (!rows.hasNext()) {
      return false;
    }
    row = rows.next();
    position++;
    bad = null;
    for (int i = 0; i < cells.length; i++) {
      BadCell cell = cells[i].read(row, i, sink);
      if (cell != null) {
        bad = new BadRow(null, part, BadRow.Where.ROW, position, cell.column(), cell.why(), false);
        return true;
      }
    }
    return true;
  }

  @Override
  public BadRow bad() {
    return bad;
  }

  @Override
  public Object[] originals() {
    return originals.of(row);
  }
}
