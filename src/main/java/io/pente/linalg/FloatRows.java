package io.pente.linalg;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A dense matrix stored in single precision, half the memory of {@link DenseRows}: each number is
 * rounded once to about 7 digits when it is packed; all arithmetic and all sums are in doubles.
 */
public final class FloatRows implements RowMatrix {
  private static final long serialVersionUID = 1L;

  /** As large as the largest tile that its thread has multiplied. */
  private static final ThreadLocal<double[]> SCRATCH = ThreadLocal.withInitial(() -> new double[0]);

  private final int rows;
  private final int columns;
  private final float[] values;

  /**
   * @param values rows × columns, row-major; kept, not copied
   */
  public FloatRows(int rows, int columns, float[] values) {
    if (values.length != Math.multiplyExact(rows, columns)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d numbers are not %d rows of %d", values.length, rows, columns));
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

  @Override
  public long bytes() {
    return 4L * values.length;
  }

  @Override
  public int tileRows(int c) {
    return DenseRows.tileRows(columns, c);
  }

  @Override
  public void times(int from, int count, double[] v, int c, double[] r) {
    Kernels.best().times(doubles(from, count), 0, count, columns, v, c, r);
  }

  @Override
  public void transposedTimes(int from, int count, double[] r, int c, double[] g) {
    Kernels.best().transposedTimes(doubles(from, count), 0, count, columns, r, c, g);
  }

  /** The rows in this thread's scratch, where they are until its next product. */
  private double[] doubles(int from, int count) {
    double[] tile = SCRATCH.get();
    if (tile.length < count * columns) {
      tile = new double[count * columns];
      SCRATCH.set(tile);
    }
    copyTo(from, count, tile, columns);
    return tile;
  }

  @Override
  public void copyTo(int from, int count, double[] into, int stride) {
    Objects.checkFromIndexSize(from, count, rows);
    for (int i = 0; i < count; i++) {
      int row = (from + i) * columns;
      int to = i * stride;
      for (int j = 0; j < columns; j++) {
        into[to + j] = values[row + j];
      }
    }
  }

  @Override
  public FloatRows select(int[] chosen) {
    float[] copy = new float[Math.multiplyExact(chosen.length, columns)];
    for (int i = 0; i < chosen.length; i++) {
      Objects.checkIndex(chosen[i], rows);
      System.arraycopy(values, chosen[i] * columns, copy, i * columns, columns);
    }
    return new FloatRows(chosen.length, columns, copy);
  }

  @Override
  public long stored(int from, int count) {
    return (long) count * columns;
  }

  @Override
  public FloatRows join(List<Run> runs) {
    int all = Run.rows(runs);
    float[] copy = new float[Math.multiplyExact(all, columns)];
    int to = 0;
    for (Run run : runs) {
      int length = run.count() * columns;
      System.arraycopy(
          run.as(FloatRows.class, columns).values, run.from() * columns, copy, to, length);
      to += length;
    }
    return new FloatRows(all, columns, copy);
  }

  @Override
  public FloatRows columnRange(int from, int count) {
    Objects.checkFromIndexSize(from, count, columns);
    float[] copy = new float[Math.multiplyExact(rows, count)];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(values, i * columns + from, copy, i * count, count);
    }
    return new FloatRows(rows, count, copy);
  }

  @Override
  public String toString() {
    return "FloatRows[" + rows + " x " + columns + "]";
  }
}
