package io.pente.table.text;

import io.pente.failure.Sentence;
import io.pente.table.files.FileRange;
import io.pente.table.files.Storage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.io.ReadAheadInputStream;

/**
 * Opens text files. How a file is to be read (compression, encoding, line ends, whether it can be
 * cut) is told by its first bytes, so that every task that reads a part of it tells the same.
 */
final class TextFiles {
  private static final int CAPACITY = 1 << 17;

  /** Bytes read ahead; smaller files are not worth a thread. */
  private static final int AHEAD = 1 << 20;

  private final FileRange range;
  private final Layout layout;
  private final Configuration configuration;
  private final Consumer<Sentence> notes;

  private TextFiles(
      FileRange range, Layout layout, Configuration configuration, Consumer<Sentence> notes) {
    this.range = range;
    this.layout = layout;
    this.configuration = configuration;
    this.notes = notes;
  }

  /**
   * The records whose first byte lies in a range: in the first range of a file before its header,
   * in others after it. A file that cannot be cut belongs to its first range.
   */
  static Records open(FileRange range, Layout layout, Configuration configuration)
      throws IOException {
    return open(range, layout, configuration, note -> {});
  }

  /** The same, with notes about what was not given but seen. */
  static Records open(
      FileRange range, Layout layout, Configuration configuration, Consumer<Sentence> notes)
      throws IOException {
    Path path = new Path(range.file().path());
    FSDataInputStream in = Storage.of(path, configuration).open(path);
    try {
      return new TextFiles(range, layout, configuration, notes).open(in, path);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private Records open(FSDataInputStream in, Path path) throws IOException {
    InputStream plain = in;
    Head head = Head.of(plain);
    Compression.Opener compression = Compression.of(head, path, configuration);
    if (compression != null) {
      plain = new Decompressed(joined(head, plain), compression);
      head = Head.of(plain);
      Compression.refuseOther(head);
    }
    String charset = Encodings.of(layout.encoding(), head);
    if (charset != null) {
      say(charset);
      plain = new Transcoded(joined(head, plain), charset);
      head = Head.of(plain);
    }
    if (layout.hasLines(head)) {
      head.withLine(plain);
    }
    boolean whole = plain != in || layout.isWhole(head);
    Records records = layout.records(ahead(head.rest(plain), compression != null), head);
    if (range.first()) {
      return whole ? records : records.until(range.end());
    }
    return whole ? records.until(0) : from(records, in, head.lineEnd());
  }

  /** A large file is decompressed by a thread of its own while its rows are read. */
  private InputStream ahead(InputStream text, boolean compressed) {
    boolean apart = compressed && range.first() && range.file().length() >= AHEAD;
    return apart ? new ReadAheadInputStream(text, AHEAD) : text;
  }

  private void say(String charset) {
    if (layout.encoding() == null) {
      notes.accept(
          Sentence.of(
              "%s: read as %s by its byte-order mark (%s says otherwise)",
              range.file().shown(), charset, Sentence.setting("encoding")));
    }
  }

  /** The stream from the first byte of the text on. */
  private static InputStream joined(Head head, InputStream rest) {
    InputStream start =
        new ByteArrayInputStream(head.bytes(), head.from(), head.length() - head.from());
    return new SequenceInputStream(start, head.rest(rest));
  }

  /** The records from the range's start on, what stands above the rows aside. */
  private Records from(Records records, FSDataInputStream in, byte lineEnd) throws IOException {
    layout.passHeader(records);
    if (records.nextOffset() >= range.start()) {
      return records.until(range.end());
    }
    in.seek(range.start() - 1);
    Records lines = new Lines(in, new byte[CAPACITY], 0, 0, range.start() - 1, lineEnd);
    lines.next();
    return lines.until(range.end());
  }
}
