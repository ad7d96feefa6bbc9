package io.pente.data;

/** Sums of several numbers a row, or counts, side by side. */
public final class ColumnSums implements Sum<ColumnSums> {
  private static final long serialVersionUID = 1L;

  private final double[] values;
  private long rows;

  /** Zeros. */
  public ColumnSums(int columns) {
    values = new double[columns];
  }

  /** The sums; tasks add to them in place. */
  public double[] values() {
    return values;
  }

  /** How many rows went in. */
  public long rows() {
    return rows;
  }

  /** Counts rows in. */
  public void count(int more) {
    rows += more;
  }

  @Override
  public void add(ColumnSums next) {
    rows += next.rows;
    for (int k = 0; k < values.length; k++) {
      values[k] += next.values[k];
    }
  }

  @Override
  public long bytes() {
    return 8L * values.length;
  }
}
