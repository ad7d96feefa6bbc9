package io.pente.spark.pack;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.Scan;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * Moments of the first rows of a partition, to choose pivots by.
 *
 * @param features n; 0 where features are not looked at
 * @param mostRows rows to look at
 */
record HeadScan(int features, int targets, int mostRows) implements Scan<HeadScan.Head> {
  @Override
  public Iterator<Head> over(RowCursor rows) {
    Head head = new Head(features, targets);
    while (head.rows < mostRows && rows.next(head)) {
      if (rows.bad() == null) {
        head.keep();
      }
    }
    return head.rows == 0 ? Collections.emptyIterator() : List.of(head).iterator();
  }

  /** Means and sums of squared deviations (Welford 1962), features first, then targets. */
  @DefaultSerializer(JavaSerializer.class)
  static final class Head implements RowSink, Serializable {
    private static final long serialVersionUID = 1L;
    private final int features;
    private final double[] row;
    private final double[] means;
    private final double[] squares;
    private long nonZeros;
    private int rows;

    Head(int features, int targets) {
      this.features = features;
      this.row = new double[features + targets];
      this.means = new double[row.length];
      this.squares = new double[row.length];
    }

    @Override
    public void feature(int j, double value) {
      if (j < features) {
        row[j] = value;
      }
    }

    @Override
    public void target(int k, double value) {
      row[features + k] = value;
    }

    @Override
    public void weight(double value) {}

    private void keep() {
      rows++;
      for (int j = 0; j < row.length; j++) {
        double deviation = row[j] - means[j];
        means[j] += deviation / rows;
        squares[j] += deviation * (row[j] - means[j]);
        nonZeros += j < features && row[j] != 0 ? 1 : 0;
      }
      Arrays.fill(row, 0);
    }

    /** The share of features that are not 0. */
    double density() {
      return features == 0 ? 1 : (double) nonZeros / ((double) rows * features);
    }

    double[] featurePivots() {
      return pivots(0, features);
    }

    double[] targetPivots() {
      return pivots(features, row.length);
    }

    private double[] pivots(int from, int to) {
      double[] pivots = new double[to - from];
      for (int j = from; j < to; j++) {
        pivots[j - from] = Pivots.of(means[j], Math.sqrt(squares[j] / rows));
      }
      return pivots;
    }
  }
}
