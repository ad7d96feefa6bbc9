package io.pente.table.text;

import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;
import io.pente.table.files.FileRange;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * The first rows of text files, kept as they stand from the one look at the files' heads that finds
 * the columns, for whoever wants to see rows before a pass over all of them.
 */
final class FirstRows {
  /** Rows that are looked at. */
  static final int ROWS = 1000;

  /** Bytes that are kept of them, after the first row. */
  private static final int BYTES = 32 << 20;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private int rows;
  private boolean full;

  /** What takes the lines of one file's head, calling {@link #add} for each that is a row. */
  interface Head {
    void read(Lines lines, String file) throws IOException;
  }

  /** Opens the files in order, each once, until enough rows were seen. */
  void look(List<InputFile> files, Configuration configuration, Head head) {
    for (InputFile file : files) {
      if (enough()) {
        return;
      }
      try (Lines lines = TextFiles.open(new FileRange(file, 0, Long.MAX_VALUE), configuration)) {
        head.read(lines, file.shown());
      } catch (IOException e) {
        throw InputFiles.unreadable(file, e);
      }
    }
  }

  /** Keeps a line that is a row. */
  void add(Lines line) {
    int length = line.end() - line.start();
    full |= rows > 0 && (long) kept.size() + length > BYTES;
    if (!full) {
      kept.write(line.bytes(), line.start(), length);
      kept.write('\n');
    }
    rows++;
  }

  /** How many rows were seen, kept or not. */
  int count() {
    return rows;
  }

  /** Whether enough were seen. */
  boolean enough() {
    return rows >= ROWS;
  }

  /**
   * The kept rows, read by a format's reader.
   *
   * @param file whose folders all of them are taken to be in
   */
  RowCursor cursor(LineReader reader, FolderCells folders, InputFile file) {
    byte[] bytes = kept.toByteArray();
    Lines lines = new Lines(new ByteArrayInputStream(bytes), 0, Math.max(1, bytes.length));
    return new Cursor(lines, reader, folders, file);
  }

  private static final class Cursor implements RowCursor {
    private final Lines lines;
    private final LineReader reader;
    private final FolderCells folders;
    private final InputFile file;
    private long line;
    private BadRow bad;

    Cursor(Lines lines, LineReader reader, FolderCells folders, InputFile file) {
      this.lines = lines;
      this.reader = reader;
      this.folders = folders;
      this.file = file;
    }

    @Override
    public boolean next(RowSink sink) {
      try {
        line++;
        if (!lines.next()) {
          return false;
        }
      } catch (IOException e) {
        throw new UncheckedIOException("bytes in memory can be read", e);
      }
      BadCell cell = reader.read(lines.bytes(), lines.start(), lines.end(), sink);
      cell = cell == null ? folders.read(file, sink) : cell;
      bad = cell == null ? null : reject(cell.column(), Sentence.plain(cell.why()));
      return true;
    }

    @Override
    public BadRow bad() {
      return bad;
    }

    @Override
    public BadRow reject(String column, Sentence why) {
      return new BadRow("the first rows", 0, BadRow.Where.ROW, line, column, why, false);
    }

    @Override
    public Object[] originals() {
      return folders.append(reader.originals(lines.bytes(), lines.start(), lines.end()), file);
    }
  }
}
