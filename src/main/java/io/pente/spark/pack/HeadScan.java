package io.pente.spark.pack;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.data.ColumnUnits;
import io.pente.table.RowCursor;
import io.pente.table.RowKey;
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
      } else {
        head.forget();
      }
    }
    return head.rows == 0 ? Collections.emptyIterator() : List.of(head).iterator();
  }

  /**
   * Weighted means and sums of squared deviations (West 1979), features first, then targets, each
   * column in a unit that its first number suggests.
   */
  @DefaultSerializer(JavaSerializer.class)
  static final class Head implements RowSink, Serializable {
    private static final long serialVersionUID = 1L;

    /** What is too large for its unit. */
    private static final double LARGE = 0x1p301;

    private final int features;
    private final double[] row;
    private final double[] units;
    private final double[] means;
    private final double[] squares;
    private double rowWeight = 1;
    private double weight;
    private long nonZeros;
    private int rows;

    Head(int features, int targets) {
      this.features = features;
      this.row = new double[features + targets];
      this.units = new double[row.length];
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
    public void weight(double value) {
      rowWeight = value;
    }

    @Override
    public void key(int number, RowKey key) {
      // groups say nothing of numbers
    }

    private void forget() {
      Arrays.fill(row, 0);
      rowWeight = 1;
    }

    private void keep() {
      rows++;
      weight += rowWeight;
      for (int j = 0; j < row.length; j++) {
        nonZeros += j < features && row[j] != 0 ? 1 : 0;
        if (rowWeight > 0) {
          keep(j);
        }
      }
      forget();
    }

    private void keep(int j) {
      units[j] = units[j] == 0 ? Pivots.unit(row[j]) : units[j];
      double value = units[j] == 0 ? 0 : row[j] * units[j];
      if (Math.abs(value) > LARGE) {
        double factor = Pivots.unit(row[j]) / units[j];
        units[j] *= factor;
        means[j] *= factor;
        squares[j] *= factor * factor;
        value = row[j] * units[j];
      }
      double deviation = value - means[j];
      means[j] += deviation * rowWeight / weight;
      squares[j] += rowWeight * deviation * (value - means[j]);
    }

    /** The share of features that are not 0. */
    double density() {
      return features == 0 ? 1 : (double) nonZeros / ((double) rows * features);
    }

    /** Whether a place was looked at. */
    boolean covers(int place) {
      return place < features && weight > 0;
    }

    /** In original units. */
    double mean(int place) {
      int j = place >= 0 ? place : features + ~place;
      return units[j] == 0 ? 0 : means[j] / units[j];
    }

    /** The same. */
    double deviation(int place) {
      int j = place >= 0 ? place : features + ~place;
      return units[j] == 0 ? 0 : Math.sqrt(squares[j] / weight) / units[j];
    }

    ColumnUnits featureUnits(PackingOptions options) {
      return columns(0, features, options);
    }

    ColumnUnits targetUnits(PackingOptions options) {
      return columns(features, row.length, options);
    }

    private ColumnUnits columns(int from, int to, PackingOptions options) {
      double[] pivots = new double[to - from];
      double[] own = new double[to - from];
      for (int j = from; j < to; j++) {
        double unit = units[j] == 0 ? 1 : units[j];
        double pivot = options.shift() ? Pivots.of(means[j], Math.sqrt(squares[j] / weight)) : 0;
        pivots[j - from] = pivot / unit;
        own[j - from] = options.rescale() ? unit : 1;
      }
      return new ColumnUnits(pivots, own);
    }
  }
}
