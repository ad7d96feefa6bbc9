package io.pente.ml;

import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.Scan;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Appends ŷ = xW + b to each row.
 *
 * @param weights W, n × p row-major
 * @param bias b, p
 */
record PredictionScan(double[] weights, double[] bias) implements Scan<Row> {
  @Override
  public Iterator<Row> over(RowCursor rows) {
    return new Rows(rows);
  }

  /** Adds a row's features to its predictions as they come, in the model's order or not. */
  private final class Rows implements Iterator<Row>, RowSink {
    private final RowCursor cursor;
    private final double[] predictions = new double[bias.length];
    private Row next;
    private boolean ended;

    Rows(RowCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        System.arraycopy(bias, 0, predictions, 0, bias.length);
        ended = !cursor.next(this);
        next = ended ? null : row();
      }
      return next != null;
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = next;
      next = null;
      return row;
    }

    private Row row() {
      if (cursor.bad() != null) {
        throw new Prediction.BadRowException(cursor.bad());
      }
      Object[] given = cursor.originals();
      Object[] cells = Arrays.copyOf(given, given.length + predictions.length);
      for (int k = 0; k < predictions.length; k++) {
        cells[given.length + k] = predictions[k];
      }
      return RowFactory.create(cells);
    }

    @Override
    public void feature(int j, double value) {
      int p = predictions.length;
      for (int k = 0; k < p; k++) {
        predictions[k] = Math.fma(value, weights[j * p + k], predictions[k]);
      }
    }

    @Override
    public void target(int k, double value) {
      throw new IllegalStateException("No target is selected for a prediction");
    }

    @Override
    public void weight(double value) {
      throw new IllegalStateException("No row weight is selected for a prediction");
    }
  }
}
