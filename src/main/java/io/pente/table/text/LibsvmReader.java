package io.pente.table.text;

import io.pente.message.Quoted;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import io.pente.table.Origin;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import io.pente.table.cell.BadCell;
import java.nio.charset.StandardCharsets;

/** Reads lines of LIBSVM. */
final class LibsvmReader implements LineReader {
  private static final int LABEL = 0;
  private static final int FEATURES = 1;

  private final Selection selection;
  private final Decimals decimals = new Decimals();
  private final Origin labelOrigin;
  private final AbsentOrigins absent;
  private final MissingWords missing;
  private int at;
  private int valueAt;

  LibsvmReader(Selection selection) {
    this.selection = selection;
    this.labelOrigin = selection.origin(selection.place(LABEL, 0));
    this.absent = AbsentOrigins.of(selection);
    this.missing = selection.missingWords();
  }

  @Override
  public BadCell read(byte[] bytes, int from, int to, RowSink sink) {
    int end = beforeComment(bytes, from, to);
    at = space(bytes, from, end);
    double label = decimals.read(bytes, at, end);
    if (!endsToken(bytes, decimals.end(), end) || !isFinite(label)) {
      return BadCell.of("label", ColumnKind.NUMBER, token(bytes, end), missing);
    }
    if (missing.contains(label)) {
      return BadCell.missing("label", label);
    }
    double own =
        labelOrigin == null
            ? label
            : ExactCells.number(labelOrigin, bytes, at, decimals.end(), label);
    Selection.put(selection.place(LABEL, 0), own, sink);
    at = space(bytes, decimals.end(), end);
    if (absent != null) {
      absent.beginRow();
    }
    int last = 0;
    while (at < end) {
      int index = index(bytes, end);
      BadCell bad =
          index <= last ? badIndex(bytes, end, index, last) : feature(bytes, end, index, sink);
      if (bad != null) {
        return bad;
      }
      last = index;
      at = space(bytes, decimals.end(), end);
    }
    if (absent != null) {
      absent.endRow(sink);
    }
    return null;
  }

  /** Whether a line starts as a row does: a number, then nothing or a token with a colon. */
  static boolean isRow(byte[] bytes, int from, int to) {
    int end = beforeComment(bytes, from, to);
    Decimals numbers = new Decimals();
    numbers.read(bytes, space(bytes, from, end), end);
    int after = numbers.end();
    if (!endsToken(bytes, after, end) || after == space(bytes, from, end)) {
      return false;
    }
    int second = space(bytes, after, end);
    for (int i = second; !endsToken(bytes, i, end); i++) {
      if (bytes[i] == ':') {
        return true;
      }
    }
    return second == end;
  }

  /** The index of the token at hand, whose value is read too; −1 when it is no index:value. */
  private int index(byte[] bytes, int end) {
    long index = 0;
    int i = at;
    for (; i < end && bytes[i] >= '0' && bytes[i] <= '9' && index <= Integer.MAX_VALUE; i++) {
      index = index * 10 + bytes[i] - '0';
    }
    boolean separated = i > at && i < end && bytes[i] == ':' && index <= Integer.MAX_VALUE;
    valueAt = i + 1;
    return separated ? (int) index : -1;
  }

  private BadCell feature(byte[] bytes, int end, int index, RowSink sink) {
    double value = decimals.read(bytes, valueAt, end);
    if (!endsToken(bytes, decimals.end(), end) || !isFinite(value)) {
      return BadCell.of(
          name(index), ColumnKind.NUMBER, token(bytes, end).replaceFirst("^[^:]*:", ""), missing);
    }
    if (missing.contains(value)) {
      return BadCell.missing(name(index), value);
    }
    int place = selection.place(FEATURES, index - 1);
    if (place == Selection.NONE && selection.knownOnly()) {
      return new BadCell(name(index), "the model has no such feature");
    }
    Origin origin = absent == null ? null : selection.origin(place);
    if (origin == null) {
      Selection.put(place, value, sink);
    } else {
      absent.given(place);
      double own = ExactCells.number(origin, bytes, valueAt, decimals.end(), value);
      Selection.put(place, own, sink);
    }
    return null;
  }

  private BadCell badIndex(byte[] bytes, int end, int index, int last) {
    String token = Quoted.of(token(bytes, end));
    if (index < 0) {
      return BadCell.ofRow(token + " is not index:value");
    }
    return BadCell.ofRow(
        index == 0
            ? token + ": indices start at 1"
            : token + ": indices must ascend, but this one follows " + last);
  }

  private static String name(int index) {
    return LibsvmFormat.COLUMNS.get(FEATURES).element(index - 1);
  }

  private static boolean isFinite(double value) {
    return Math.abs(value) <= Double.MAX_VALUE;
  }

  private static boolean endsToken(byte[] bytes, int i, int end) {
    return i == end || bytes[i] == ' ' || bytes[i] == '\t';
  }

  private static int space(byte[] bytes, int from, int end) {
    int i = from;
    while (i < end && (bytes[i] == ' ' || bytes[i] == '\t')) {
      i++;
    }
    return i;
  }

  private static int beforeComment(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '#') {
        return i;
      }
    }
    return to;
  }

  private String token(byte[] bytes, int end) {
    int i = at;
    while (!endsToken(bytes, i, end)) {
      i++;
    }
    return new String(bytes, at, i - at, StandardCharsets.UTF_8);
  }

  /** The label, and the features as one text of {@code index:value}. */
  @Override
  public Object[] originals(byte[] bytes, int from, int to) {
    int end = beforeComment(bytes, from, to);
    at = space(bytes, from, end);
    String label = token(bytes, end);
    int after = space(bytes, at + label.length(), end);
    String features = new String(bytes, after, end - after, StandardCharsets.UTF_8).stripTrailing();
    Object[] originals = {label, features};
    return selection.originalsAsJson()
        ? new Object[] {JsonCells.object(LibsvmFormat.WRITTEN, originals, selection)}
        : originals;
  }
}
