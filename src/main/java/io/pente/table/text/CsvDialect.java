package io.pente.table.text;

import io.pente.table.CsvOptions;
import io.pente.table.MissingWords;
import io.pente.table.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * How CSV files are written.
 *
 * @param encoding as {@link Layout#encoding}
 * @param delimiter in UTF-8; a blank stands for runs of blanks and tabs
 * @param headed whether every file starts with the names of the columns
 * @param skipLines the lines above that
 * @param comment what a line starts with that is passed over; empty for nothing
 * @param multiline whether quoted cells may go on over lines
 * @param escape what stands before a quote within a quoted cell, beside another quote; 0 for
 *     nothing
 */
record CsvDialect(
    String encoding,
    byte[] delimiter,
    boolean headed,
    int skipLines,
    byte[] comment,
    boolean multiline,
    byte escape,
    NumberStyle numbers,
    MissingWords missing)
    implements Layout {

  /** What is asked for, with a comma where no delimiter is. */
  static CsvDialect asked(Source source) {
    CsvOptions options = source.csv();
    return new CsvDialect(
        source.encoding().orElse(null),
        source.delimiter().orElse(new byte[] {','}),
        options.header(),
        options.skipLines(),
        options.comment().orElse("").getBytes(StandardCharsets.UTF_8),
        options.multiline(),
        (byte) options.escape().orElse("\0").charAt(0),
        NumberStyle.of(options),
        source.missingWords());
  }

  CsvDialect withDelimiter(byte[] other) {
    return new CsvDialect(
        encoding, other, headed, skipLines, comment, multiline, escape, numbers, missing);
  }

  CsvDialect with(boolean over, byte before) {
    return new CsvDialect(
        encoding, delimiter, headed, skipLines, comment, over, before, numbers, missing);
  }

  CsvDialect withNumbers(NumberStyle style) {
    return new CsvDialect(
        encoding, delimiter, headed, skipLines, comment, multiline, escape, style, missing);
  }

  Cells cells() {
    return new Cells(delimiter, escape);
  }

  boolean delimitedBy(int character) {
    return delimiter.length == 1 && delimiter[0] == character;
  }

  @Override
  public boolean isWhole(Head head) {
    return multiline;
  }

  @Override
  public Records records(InputStream in, Head head) throws IOException {
    Lines lines = multiline ? new QuotedLines(in, head, this) : new Lines(in, head);
    lines.passOver(skipLines);
    return lines;
  }

  @Override
  public void passHeader(Records records) throws IOException {
    if (headed) {
      header(records);
    }
  }

  /** Moves to the header; false in a file without lines. */
  boolean header(Records records) throws IOException {
    while (records.next()) {
      if (!passesOver(records)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a line is neither a header nor a row. */
  boolean passesOver(Records line) {
    if (line.blank()) {
      return true;
    }
    byte[] bytes = line.bytes();
    int from = line.start();
    if (comment.length > 0 && startsWithComment(bytes, from, line.end())) {
      return true;
    }
    return delimitedBy(' ')
        && new Cells(delimiter, escape).first(bytes, from, line.end()) == line.end();
  }

  private boolean startsWithComment(byte[] bytes, int from, int to) {
    if (to - from < comment.length) {
      return false;
    }
    for (int i = 0; i < comment.length; i++) {
      if (bytes[from + i] != comment[i]) {
        return false;
      }
    }
    return true;
  }
}
