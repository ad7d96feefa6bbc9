package io.pente.table.frame;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;
import io.pente.table.files.FileWatch;
import io.pente.table.files.InputFiles;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.InternalRow;

/** The rows of one partition of a frame. */
final class FrameCursor implements RowCursor {
  private final int part;
  private final Iterator<InternalRow> rows;
  private final FileWatch watch;
  private final FrameCell[] cells;
  private final FrameOriginals originals;
  private InternalRow row;
  private long position;
  private boolean ended;
  private BadRow bad;

  /**
   * @param watch null where the rows are of no file
   */
  FrameCursor(int part, Iterator<InternalRow> rows, FrameProjection projection, FileWatch watch) {
    this.part = part;
    this.watch = watch;
    this.rows = rows;
    List<FrameCell> read = projection.cells();
    this.cells = read.toArray(FrameCell[]::new);
    this.originals = projection.originals();
  }

  @Override
  public boolean next(RowSink sink) {
    bad = null;
    if (ended || !advance()) {
      return bad != null;
    }
    for (int i = 0; i < cells.length; i++) {
      BadCell cell = cells[i].read(row, i, sink);
      if (cell != null) {
        bad = place(cell.column(), Sentence.plain(cell.why()), cell.kind());
        return true;
      }
    }
    return true;
  }

  /** Moves to the next row; false at the end, which a file that cannot be read has at once. */
  private boolean advance() {
    if (position == 0) {
      checkFile();
    }
    try {
      if (rows.hasNext()) {
        row = rows.next();
        position++;
        return true;
      }
      checkFile();
    } catch (BadInputException e) {
      throw e;
    } catch (Exception e) { // Spark's are checked, and thrown undeclared
      bad =
          new BadRow(
              null,
              part,
              BadRow.Where.ROW,
              0,
              null,
              Sentence.plain(unreadable(e)),
              BadRow.Kind.FILE);
    }
    ended = true;
    return false;
  }

  private void checkFile() {
    if (watch != null) {
      watch.check(part);
    }
  }

  /** What is wrong with the file; an exception that is not about its content goes on. */
  private static String unreadable(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable known
          && String.valueOf(known.getCondition()).startsWith("FAILED_READ_FILE")) {
        Throwable root = cause.getCause() == null ? cause : cause.getCause();
        return "cannot be read: " + InputFiles.firstLine(root);
      }
    }
    throw FrameCursor.<RuntimeException>undeclared(e);
  }

  @SuppressWarnings("unchecked") // erased: any exception passes
  private static <E extends Exception> E undeclared(Exception e) throws E {
    throw (E) e;
  }

  @Override
  public BadRow bad() {
    return bad;
  }

  @Override
  public BadRow reject(String column, Sentence why) {
    return place(column, why, BadRow.Kind.CELL);
  }

  private BadRow place(String column, Sentence why, BadRow.Kind kind) {
    return new BadRow(null, part, BadRow.Where.ROW, position, column, why, kind);
  }

  @Override
  public Object[] originals() {
    return originals.of(row);
  }
}
