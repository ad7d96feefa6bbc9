package io.pente.table;

import io.pente.failure.Sentence;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;

/**
 * A scan of rows of which each target is less the row's offset, so that whoever takes them knows of
 * none.
 *
 * @param targets p
 */
public record LessOffset<T>(Scan<T> scan, int targets) implements Scan<T> {
  /** The scan itself where the selection has no offset. */
  public static <T> Scan<T> of(Selection selection, Scan<T> scan) {
    return selection.hasOffset() ? new LessOffset<>(scan, selection.targets().size()) : scan;
  }

  @Override
  public Iterator<T> over(RowCursor rows) {
    return scan.over(new Cursor(rows, targets));
  }

  /** Holds a row's targets back until its offset is known too. */
  private static final class Cursor implements RowCursor, RowSink {
    private final RowCursor base;
    private final double[] held;
    private double offset;
    private RowSink sink = NOWHERE;

    Cursor(RowCursor base, int targets) {
      this.base = base;
      this.held = new double[targets];
    }

    @Override
    public boolean next(RowSink into) {
      sink = into;
      offset = 0;
      Arrays.fill(held, 0);
      if (!base.next(this)) {
        return false;
      }
      for (int k = 0; base.bad() == null && k < held.length; k++) {
        into.target(k, held[k] - offset);
      }
      return true;
    }

    @Override
    public void feature(int j, double value) {
      sink.feature(j, value);
    }

    @Override
    public void features(int j, double[] values, int count) {
      sink.features(j, values, count);
    }

    @Override
    public void target(int k, double value) {
      held[k] = value;
    }

    @Override
    public void weight(double value) {
      sink.weight(value);
    }

    @Override
    public void offset(double value) {
      offset = value;
    }

    @Override
    public void key(int number, RowKey key) {
      sink.key(number, key);
    }

    @Override
    public BadRow bad() {
      return base.bad();
    }

    @Override
    public BadRow reject(String column, Sentence why) {
      return base.reject(column, why);
    }

    @Override
    public Object[] originals() {
      return base.originals();
    }

    @Override
    public Map<String, Long> strangers() {
      return base.strangers();
    }
  }
}
