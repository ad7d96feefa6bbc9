package io.pente.fit;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.pente.model.LinearPredictor;
import io.pente.spark.pack.SkipRule;
import io.pente.table.BadRow;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.Scan;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Appends a model's predictions to each row, and what else is asked for.
 *
 * @param extras what else; null for nothing
 * @param names of all that is appended, where rows are JSON objects; empty where they are cells
 * @param skips the rows that have no prediction and stay; any other that cannot be used fails
 */
record PredictionScan(
    LinearPredictor predictor, RowExtras extras, List<String> names, SkipRule skips)
    implements Scan<Row> {
  @Override
  public Iterator<Row> over(RowCursor rows) {
    return new Rows(rows);
  }

  /** Gathers a row's features, which come in the model's order or not, all or some of them. */
  private final class Rows implements Iterator<Row>, RowSink {
    private final RowCursor cursor;
    private final double[] predictions =
        new double[predictor.targets() + (extras == null ? 0 : extras.count())];
    private final double[] targets = new double[predictor.targets()];
    private double weight;
    private int[] columns = new int[16];
    private double[] values = new double[16];
    private int count;
    private double offset;
    private boolean ascending;
    private double[] whole;
    private Row next;
    private boolean ended;

    Rows(RowCursor cursor) {
      this.cursor = cursor;
    }

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        count = 0;
        weight = 1;
        offset = 0;
        ascending = true;
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
      BadRow bad = cursor.bad();
      boolean none = bad != null && skips.skips(bad);
      if (bad != null && !none) {
        throw new Prediction.BadRowException(bad);
      }
      if (!none) {
        predict();
      }
      Object[] given = cursor.originals();
      if (!names.isEmpty()) {
        return RowFactory.create(withPredictions((String) given[0], none), none);
      }
      Object[] cells = Arrays.copyOf(given, given.length + predictions.length);
      for (int k = 0; k < predictions.length; k++) {
        cells[given.length + k] = none || absent(k) ? null : (Object) predictions[k];
      }
      return RowFactory.create(cells);
    }

    /** Whether what is appended beside the predictions does not exist. */
    private boolean absent(int k) {
      return k >= predictor.targets() && Double.isNaN(predictions[k]);
    }

    /** An object with a field more for each prediction. */
    private String withPredictions(String object, boolean none) {
      String fields = object.substring(0, object.lastIndexOf('}')).stripTrailing();
      StringBuilder text = new StringBuilder(fields);
      for (int k = 0; k < predictions.length; k++) {
        text.append(text.charAt(text.length() - 1) == '{' ? "" : ",").append('"');
        JsonStringEncoder.getInstance().quoteAsString(names.get(k), text);
        boolean finite = Double.isFinite(predictions[k]);
        if (none || absent(k)) {
          text.append("\":null");
        } else {
          text.append(finite ? "\":" : "\":\"").append(predictions[k]).append(finite ? "" : "\"");
        }
      }
      return text.append('}').toString();
    }

    /** What is left of a target to be predicted is less the offset. */
    private void addOffset() {
      for (int k = 0; offset != 0 && k < targets.length; k++) {
        predictions[k] += offset;
        targets[k] -= offset;
      }
    }

    private void predict() {
      if (ascending && extras == null) {
        predictor.predict(columns, values, 0, count, predictions, 0);
        addOffset();
        return;
      }
      if (whole == null) {
        whole = new double[predictor.features()];
      }
      for (int e = 0; e < count; e++) {
        whole[columns[e]] = values[e];
      }
      predictor.predict(whole, 0, predictions, 0);
      addOffset();
      if (extras != null) {
        extras.append(whole, targets, weight, predictions);
      }
      for (int e = 0; e < count; e++) {
        whole[columns[e]] = 0;
      }
    }

    @Override
    public void feature(int j, double value) {
      if (count == columns.length) {
        columns = Arrays.copyOf(columns, 2 * count);
        values = Arrays.copyOf(values, 2 * count);
      }
      ascending &= count == 0 || j > columns[count - 1];
      columns[count] = j;
      values[count++] = value;
    }

    @Override
    public void target(int k, double value) {
      targets[k] = value;
    }

    @Override
    public void offset(double value) {
      offset = value;
    }

    @Override
    public void weight(double value) {
      weight = value;
    }
  }
}
