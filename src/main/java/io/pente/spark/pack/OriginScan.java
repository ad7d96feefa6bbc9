package io.pente.spark.pack;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.table.RowCursor;
import io.pente.table.RowKey;
import io.pente.table.RowSink;
import io.pente.table.Scan;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the first rows of a partition lie about origins that they are read less of.
 *
 * @param origins by place
 * @param all whether every feature of the first row is looked at too
 * @param mostRows rows to look at
 */
record OriginScan(Map<Integer, BigDecimal> origins, boolean all, int mostRows)
    implements Scan<OriginScan.Seen> {
  @Override
  public Iterator<Seen> over(RowCursor rows) {
    Seen seen = new Seen(origins, all);
    while (seen.rows < mostRows && rows.next(seen)) {
      seen.endRow(rows.bad() == null);
    }
    return seen.rows == 0 ? Collections.emptyIterator() : List.of(seen).iterator();
  }

  /** What is seen of each place. */
  @DefaultSerializer(JavaSerializer.class)
  static final class Seen implements RowSink, Serializable {
    private static final long serialVersionUID = 1L;

    private final Map<Integer, Column> columns = new LinkedHashMap<>();
    private final List<Column> given = new ArrayList<>();
    private final boolean all;
    private double rowWeight = 1;
    private int weighing;
    private int rows;

    Seen(Map<Integer, BigDecimal> origins, boolean all) {
      this.all = all;
      origins.forEach((place, origin) -> columns.put(place, new Column(origin)));
    }

    @Override
    public void feature(int j, double value) {
      if (all && rows == 0) {
        columns.computeIfAbsent(j, place -> new Column(BigDecimal.ZERO));
      }
      take(j, value);
    }

    @Override
    public void target(int k, double value) {
      take(~k, value);
    }

    @Override
    public void weight(double value) {
      rowWeight = value;
    }

    @Override
    public void key(int number, RowKey key) {
      // groups say nothing of numbers
    }

    private void take(int place, double value) {
      Column column = columns.get(place);
      if (column != null) {
        column.next = value;
        given.add(column);
      }
    }

    private void endRow(boolean good) {
      if (good) {
        rows++;
        if (rowWeight > 0) {
          weighing++;
          given.forEach(column -> column.keep(rowWeight));
        }
      }
      given.clear();
      rowWeight = 1;
    }

    /** The places that every row has which weighs something. */
    Map<Integer, Column> steady() {
      Map<Integer, Column> steady = new LinkedHashMap<>(columns);
      steady.values().removeIf(column -> column.rows < weighing);
      return steady;
    }
  }

  /** One column's moments about its origin (West 1979). */
  static final class Column implements Serializable {
    private static final long serialVersionUID = 1L;

    /** From here on not every whole number is a double. */
    private static final BigDecimal WHOLE = BigDecimal.valueOf(1L << 53);

    private final BigDecimal origin;
    private double next;
    private int rows;
    private double weight;
    private double mean;
    private double squares;
    private double least = Double.POSITIVE_INFINITY;
    private double largest = Double.NEGATIVE_INFINITY;
    private boolean coarse;
    private boolean decimal;
    private boolean printed;

    Column(BigDecimal origin) {
      this.origin = origin;
    }

    private void keep(double rowWeight) {
      rows++;
      weight += rowWeight;
      double deviation = next - mean;
      mean += deviation * rowWeight / weight;
      squares += rowWeight * deviation * (next - mean);
      least = Math.min(least, next);
      largest = Math.max(largest, next);
      if (!decimal && origin.signum() != 0) {
        see(origin.add(BigDecimal.valueOf(next)).stripTrailingZeros());
      }
    }

    /**
     * What the digits of a cell that is no double say. Where they end before the double's own do,
     * or are others than its, a decimal was written. Where they are the double's own, as many as
     * tell it from its neighbours, a double was, and is what is meant.
     */
    private void see(BigDecimal cell) {
      double nearest = cell.doubleValue();
      BigDecimal exactly = new BigDecimal(nearest);
      coarse |= cell.abs().compareTo(WHOLE) > 0 && cell.scale() <= 0;
      if (exactly.compareTo(cell) == 0) {
        return;
      }
      boolean fine = cell.ulp().compareTo(new BigDecimal(Math.ulp(nearest))) <= 0;
      boolean same =
          exactly.round(new MathContext(cell.precision())).compareTo(cell) == 0
              || BigDecimal.valueOf(nearest).compareTo(cell) == 0; // before Java 19 another digit
      coarse |= !fine;
      printed |= fine && same;
      decimal |= fine && !same;
    }

    double mean() {
      return mean;
    }

    /** Where no double holds the squares, the least that such a range can have. */
    double deviation() {
      double deviation = Math.sqrt(squares / weight);
      boolean held = deviation > 0 && deviation < Double.POSITIVE_INFINITY;
      return held ? deviation : (largest - least) / Math.sqrt(2.0 * rows);
    }

    /** Whether cells are no doubles, or may have neighbours that are none. */
    boolean inexact() {
      return decimal || coarse && !printed;
    }
  }
}
