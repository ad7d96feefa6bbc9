package io.pente.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** A scan that keeps every row as the numbers it feeds, or as what is wrong with it. */
public final class Rows implements Scan<Rows.Row> {
  private static final long serialVersionUID = 1L;

  public static List<String> read(Table table, ColumnRoles wanted, int partitions) {
    Selection selection = Selection.of(table, wanted);
    return table.scan(selection, new Rows(), partitions).collect().stream()
        .map(row -> row.bad == null ? row.numbers : table.describe(row.bad).toString())
        .toList();
  }

  @Override
  public Iterator<Row> over(RowCursor cursor) {
    List<Row> rows = new ArrayList<>();
    for (Row row = new Row(); cursor.next(row); row = new Row()) {
      row.bad = cursor.bad();
      row.numbers =
          Arrays.toString(row.features)
              + " -> "
              + Arrays.toString(row.targets)
              + (Double.isNaN(row.weight) ? "" : " x " + row.weight);
      rows.add(row);
    }
    return rows.iterator();
  }

  static final class Row implements RowSink, Serializable {
    private static final long serialVersionUID = 1L;
    private double[] features = {};
    private double[] targets = {};
    private double weight = Double.NaN;
    private BadRow bad;
    private String numbers;

    @Override
    public void feature(int j, double value) {
      features = Arrays.copyOf(features, Math.max(j + 1, features.length));
      features[j] = value;
    }

    @Override
    public void target(int k, double value) {
      targets = Arrays.copyOf(targets, Math.max(k + 1, targets.length));
      targets[k] = value;
    }

    @Override
    public void weight(double value) {
      weight = value;
    }
  }
}
