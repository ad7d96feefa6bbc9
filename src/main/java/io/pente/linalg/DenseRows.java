package io.pente.linalg;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A dense m × n matrix, row-major in one array of m·n doubles, which it keeps and does not copy.
 * Missing values have no meaning here: a NaN is carried into every product that reads it.
 */
public final class DenseRows implements RowMatrix {
  private static final long serialVersionUID = 1L;

  /**
   * Doubles of X gone over at once for one column: 8 KB, beyond which the processor's prefetch
   * falls behind by the time that a tile is gone over again.
   */
  private static final int TILE_ONE = 1024;

  /** The same for several columns: 256 KB, half of a small second-level cache. */
  private static final int TILE_MANY = 32768;

  private final int rows;
  private final int columns;
  private final double[] values;

  /**
   * @throws IllegalArgumentException unless {@code values} holds rows · columns numbers
   */
  public DenseRows(int rows, int columns, double[] values) {
    if (rows < 0 || columns < 0 || values.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          values.length + " values cannot fill " + rows + " rows of " + columns + " columns");
    }
    this.rows = rows;
    this.columns = columns;
    this.values = values;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** The numbers themselves, not a copy: entry (i, j) at i · columns + j. */
  public double[] values() {
    return values;
  }

  @Override
  public long bytes() {
    return 8L * values.length;
  }

  @Override
  public int tileRows(int c) {
    return tileRows(columns, c);
  }

  /** The same for any dense rows of so many columns. */
  static int tileRows(int columns, int c) {
    int one = TILE_ONE / Math.max(1, columns) / 8 * 8;
    int many = TILE_MANY / Math.max(1, columns) / 8 * 8;
    return c == 1 ? Math.max(8, one) : Math.max(32, Math.min(many, 128));
  }

  @Override
  public void times(int from, int count, double[] v, int c, double[] r) {
    check(from, count, r, v, c);
    Kernels.best().times(values, from * columns, count, columns, v, c, r);
  }

  @Override
  public void transposedTimes(int from, int count, double[] r, int c, double[] g) {
    check(from, count, r, g, c);
    Kernels.best().transposedTimes(values, from * columns, count, columns, r, c, g);
  }

  void extendedTimes(int from, int count, ExtendedColumn v, ExtendedColumn r) {
    check(from, count, r.low(), v.low(), 1);
    Kernels.best()
        .extendedTimes(
            values, from * columns, count, columns, v.high(), v.low(), r.high(), r.low());
  }

  void extendedTransposedTimes(int from, int count, ExtendedColumn r, ExtendedColumn g) {
    check(from, count, r.low(), g.low(), 1);
    Kernels.best()
        .extendedTransposedTimes(
            values, from * columns, count, columns, r.high(), r.low(), g.high(), g.low());
  }

  @Override
  public void copyTo(int from, int count, double[] into, int stride) {
    Objects.checkFromIndexSize(from, count, rows);
    for (int i = 0; i < count; i++) {
      System.arraycopy(values, (from + i) * columns, into, i * stride, columns);
    }
  }

  @Override
  public DenseRows select(int[] chosen) {
    double[] copy = new double[Math.multiplyExact(chosen.length, columns)];
    for (int i = 0; i < chosen.length; i++) {
      Objects.checkIndex(chosen[i], rows);
      System.arraycopy(values, chosen[i] * columns, copy, i * columns, columns);
    }
    return new DenseRows(chosen.length, columns, copy);
  }

  @Override
  public long stored(int from, int count) {
    return (long) count * columns;
  }

  @Override
  public DenseRows join(List<Run> runs) {
    int all = Run.rows(runs);
    double[] copy = new double[Math.multiplyExact(all, columns)];
    int to = 0;
    for (Run run : runs) {
      int length = run.count() * columns;
      System.arraycopy(
          run.as(DenseRows.class, columns).values, run.from() * columns, copy, to, length);
      to += length;
    }
    return new DenseRows(all, columns, copy);
  }

  @Override
  public DenseRows columnRange(int from, int count) {
    Objects.checkFromIndexSize(from, count, columns);
    double[] copy = new double[Math.multiplyExact(rows, count)];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(values, i * columns + from, copy, i * count, count);
    }
    return new DenseRows(rows, count, copy);
  }

  private void check(int from, int count, double[] byRow, double[] byColumn, int c) {
    Objects.checkFromIndexSize(from, count, rows);
    if (c < 1 || byRow.length < (long) count * c || byColumn.length < (long) columns * c) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows of %d columns do not fit operands of %d and %d numbers in %d columns",
              count,
              columns,
              byRow.length,
              byColumn.length,
              c));
    }
  }

  @Override
  public String toString() {
    return "DenseRows[" + rows + " x " + columns + "]";
  }
}
