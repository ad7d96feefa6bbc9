package io.pente.table.text;

import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;
import io.pente.table.files.FileRange;
import io.pente.table.files.Storage;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.executor.InputMetrics;

/** The rows of byte ranges of text files; Spark is told, now and then, how many it has read. */
final class TextCursor implements RowCursor, Closeable {
  private static final int TOLD_AFTER = 1 << 14;

  private final Iterator<FileRange> ranges;
  private final LineFormat format;
  private final LineReader reader;
  private final FolderCells folders;
  private final Configuration configuration;
  private final InputMetrics metrics;
  private FileRange range;
  private Records lines;
  private BadRow bad;
  private long rows;
  private long toldOffset;

  TextCursor(
      Iterable<FileRange> ranges,
      LineFormat format,
      LineReader reader,
      FolderCells folders,
      Configuration configuration,
      InputMetrics metrics) {
    this.ranges = ranges.iterator();
    this.format = format;
    this.reader = reader;
    this.folders = folders;
    this.configuration = configuration;
    this.metrics = metrics;
  }

  @Override
  public boolean next(RowSink sink) {
    try {
      return read(sink);
    } catch (CorruptException e) {
      return fatal(e.sentence());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean read(RowSink sink) throws IOException {
    bad = null;
    while (lines != null || open()) {
      if (bad != null) {
        return true;
      }
      if (!lines.next()) {
        close();
        Storage.requireUnchanged(range.file(), configuration);
      } else if (!format.passesOver(lines)) {
        lines.check();
        BadCell cell = reader.read(lines.bytes(), lines.start(), lines.end(), sink);
        cell = cell == null ? folders.read(range.file(), sink) : cell;
        if (++rows == TOLD_AFTER) {
          tell();
        }
        bad = cell == null ? null : place(cell.column(), Sentence.plain(cell.why()), cell.kind());
        return true;
      }
    }
    return false;
  }

  /** Opens the next range; false when there is none. */
  private boolean open() throws IOException {
    lines = null;
    if (!ranges.hasNext()) {
      return false;
    }
    range = ranges.next();
    Storage.requireUnchanged(range.file(), configuration);
    lines = TextFiles.open(range, format.layout(), configuration);
    reader.startFile(range.file());
    toldOffset = range.start();
    if (format.headed() && range.first()) {
      readHeader();
    }
    return true;
  }

  private void readHeader() throws IOException {
    boolean found = lines.next();
    while (found && format.passesOver(lines)) {
      found = lines.next();
    }
    if (!found) {
      return;
    }
    lines.check();
    String problem = format.headerProblem(lines.bytes(), lines.start(), lines.end(), range.file());
    if (problem != null) {
      fatal(Sentence.plain(problem));
    }
  }

  /** The rest of the file is not read. */
  private boolean fatal(Sentence why) {
    bad = place(null, why, BadRow.Kind.FILE);
    closeQuietly();
    return true;
  }

  private BadRow place(String column, Sentence why, BadRow.Kind kind) {
    boolean counted = range.first() || lines == null;
    long position = lines == null ? 0 : counted ? lines.line() : lines.offset();
    BadRow.Where where = counted ? BadRow.Where.LINE : BadRow.Where.BYTE;
    return new BadRow(range.file().shown(), 0, where, position, column, why, kind);
  }

  @Override
  public BadRow bad() {
    return bad;
  }

  @Override
  public BadRow reject(String column, Sentence why) {
    return place(column, why, BadRow.Kind.CELL);
  }

  @Override
  public Object[] originals() {
    return folders.append(
        reader.originals(lines.bytes(), lines.start(), lines.end()), range.file());
  }

  @Override
  public Map<String, Long> strangers() {
    return reader.strangers();
  }

  private void tell() {
    metrics.incRecordsRead(rows);
    metrics.incBytesRead(Math.max(0, lines.offset() - toldOffset));
    rows = 0;
    toldOffset = lines.offset();
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      tell();
      lines.close();
      lines = null;
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      lines = null;
    }
  }
}
