package io.pente.table.text;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;
import io.pente.table.files.FileRange;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private final List<Sentence> notes = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private final List<InputFile> fileOf = new ArrayList<>();
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private InputFile file;
  private int rows;
  private boolean full;

  /** What takes the records of one file's head, calling {@link #add} for each that is a row. */
  interface Taker {
    void read(Records records, InputFile file) throws IOException;
  }

  /** Opens the files in order, each once, until enough rows were seen. */
  void look(List<InputFile> files, Layout layout, Configuration configuration, Taker taker) {
    for (InputFile file : files) {
      if (enough()) {
        return;
      }
      look(file, layout, configuration, taker);
    }
  }

  private void look(InputFile next, Layout layout, Configuration configuration, Taker taker) {
    file = next;
    long line = 0;
    FileRange range = new FileRange(file, 0, Long.MAX_VALUE);
    try (Records records = TextFiles.open(range, layout, configuration, notes::add)) {
      try {
        taker.read(records, file);
      } catch (CorruptException e) {
        line = records.line();
        throw e;
      }
    } catch (CorruptException e) {
      throw corrupt(file.shown(), line, e);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  private static BadInputException corrupt(String file, long line, CorruptException e) {
    BadRow row = new BadRow(file, 0, BadRow.Where.LINE, line, null, e.sentence(), BadRow.Kind.FILE);
    return new BadInputException(row.message());
  }

  /** What was seen of how the files are written. */
  List<Sentence> notes() {
    return notes;
  }

  /**
   * Keeps a record that is a row.
   *
   * @throws CorruptException where it is not UTF-8
   */
  void add(Records record) throws CorruptException {
    record.check();
    int length = record.end() - record.start();
    full |= rows > 0 && (long) kept.size() + length > BYTES;
    if (!full) {
      kept.write(record.bytes(), record.start(), length);
      ends.add(kept.size());
      fileOf.add(file);
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

  /** Takes the files for what is known of them by now. */
  void know(List<InputFile> files) {
    Map<String, InputFile> byPath = new HashMap<>();
    files.forEach(known -> byPath.put(known.path(), known));
    fileOf.replaceAll(known -> byPath.get(known.path()));
  }

  /** The kept rows, read by a format's reader. */
  RowCursor cursor(LineReader reader, FolderCells folders) {
    return new Cursor(kept.toByteArray(), ends, fileOf, reader, folders);
  }

  private static final class Cursor implements RowCursor {
    private final byte[] bytes;
    private final List<Integer> ends;
    private final List<InputFile> fileOf;
    private final LineReader reader;
    private final FolderCells folders;
    private InputFile file;
    private int row;
    private int start;
    private int end;
    private BadRow bad;

    Cursor(
        byte[] bytes,
        List<Integer> ends,
        List<InputFile> fileOf,
        LineReader reader,
        FolderCells folders) {
      this.bytes = bytes;
      this.ends = ends;
      this.fileOf = fileOf;
      this.reader = reader;
      this.folders = folders;
    }

    @Override
    public boolean next(RowSink sink) {
      if (row == ends.size()) {
        return false;
      }
      start = end;
      if (fileOf.get(row) != file) {
        file = fileOf.get(row);
        reader.startFile(file);
      }
      end = ends.get(row++);
      try {
        BadCell cell = reader.read(bytes, start, end, sink);
        cell = cell == null ? folders.read(file, sink) : cell;
        bad = cell == null ? null : place(cell.column(), Sentence.plain(cell.why()), cell.kind());
      } catch (CorruptException e) {
        bad = reject(null, e.sentence());
      }
      return true;
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
      return new BadRow("the first rows", 0, BadRow.Where.ROW, row, column, why, kind);
    }

    @Override
    public Object[] originals() {
      return folders.append(reader.originals(bytes, start, end), file);
    }
  }
}
