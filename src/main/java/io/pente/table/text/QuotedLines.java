package io.pente.table.text;

import io.pente.failure.Sentence;
import java.io.IOException;
import java.io.InputStream;

/** Records of CSV whose quoted cells may go on over lines. */
final class QuotedLines extends Lines {
  /** What one record has at most, so that a missing quote is found before the memory ends. */
  private static final int MOST = 64 << 20;

  private final CsvDialect dialect;
  private final Cells cells;

  QuotedLines(InputStream in, Head head, CsvDialect dialect) {
    super(in, head);
    this.dialect = dialect;
    this.cells = dialect.cells();
  }

  @Override
  boolean cut() throws IOException {
    if (!super.cut()) {
      return false;
    }
    if (dialect.passesOver(this)) {
      return true;
    }
    int from = start - first;
    boolean open = false;
    while ((open = cells.open(buffer, first + from, end, open))) {
      from = end - first;
      if (from > MOST || !readLine()) {
        throw new CorruptException(Sentence.plain("a quoted cell does not end"));
      }
    }
    return true;
  }
}
