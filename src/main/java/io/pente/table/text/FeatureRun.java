package io.pente.table.text;

import io.pente.table.RowSink;
import io.pente.table.Selection;

/** Numbers of a row on their way to a sink: features that follow each other go together. */
final class FeatureRun {
  private static final int MOST = 256;

  private final double[] values = new double[MOST];
  private int first;
  private int count;

  /** Forgets what a row that was not read to its end has left. */
  void clear() {
    count = 0;
  }

  void put(int place, double value, RowSink sink) {
    if (place < 0) {
      Selection.put(place, value, sink);
      return;
    }
    if (place != first + count || count == MOST) {
      flush(sink);
      first = place;
    }
    values[count++] = value;
  }

  /** Gives the sink what it has not been given. */
  void flush(RowSink sink) {
    if (count > 0) {
      sink.features(first, values, count);
      count = 0;
    }
  }
}
