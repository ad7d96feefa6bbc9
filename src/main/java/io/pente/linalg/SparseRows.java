package io.pente.linalg;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A sparse matrix in compressed rows: row i holds {@code values[k]} in column {@code
 * columnIndices[k]} for k from {@code rowStarts[i]} up to {@code rowStarts[i + 1]}, columns
 * ascending. The arrays are kept, not copied.
 *
 * <p>{@code columns} is a bound on the column indices: operands need only reach the columns that
 * occur. An entry that is not stored is an exact zero and contributes nothing, not even the NaN
 * that 0 · ∞ would.
 */
public final class SparseRows implements RowMatrix {
  private static final long serialVersionUID = 1L;

  /** Entries gone over at once. */
  private static final int TILE = 2048;

  private final int columns;
  private final int[] rowStarts;
  private final int[] columnIndices;
  private final double[] values;

  /**
   * @throws IllegalArgumentException unless the row starts ascend from 0 to the number of values
   *     and the columns of each row ascend strictly within 0 .. columns − 1
   */
  public SparseRows(int columns, int[] rowStarts, int[] columnIndices, double[] values) {
    this.columns = columns;
    this.rowStarts = rowStarts;
    this.columnIndices = columnIndices;
    this.values = values;
    checkLengths();
    for (int i = 0; i < rows(); i++) {
      checkStart(i);
    }
    for (int i = 0; i < rows(); i++) {
      checkColumns(i);
    }
  }

  private void checkLengths() {
    if (rowStarts.length == 0
        || rowStarts[0] != 0
        || rowStarts[rows()] != values.length
        || columnIndices.length != values.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "row starts of %d values do not fit %d column indices and %d values",
              rowStarts.length == 0 ? 0 : rowStarts[rows()] - rowStarts[0],
              columnIndices.length,
              values.length));
    }
  }

  private void checkStart(int row) {
    if (rowStarts[row] > rowStarts[row + 1]) {
      throw new IllegalArgumentException("row " + row + " ends before it starts");
    }
  }

  private void checkColumns(int row) {
    int last = -1;
    for (int k = rowStarts[row]; k < rowStarts[row + 1]; k++) {
      int column = columnIndices[k];
      if (column <= last || column >= columns) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "column %d of row %d follows %d or exceeds the %d columns",
                column,
                row,
                last,
                columns));
      }
      last = column;
    }
  }

  @Override
  public int rows() {
    return rowStarts.length - 1;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** Where each row begins, and the end of the last: rows + 1 numbers, not a copy. */
  public int[] rowStarts() {
    return rowStarts;
  }

  /** The column of each stored number, not a copy. */
  public int[] columnIndices() {
    return columnIndices;
  }

  /** The stored numbers, not a copy. */
  public double[] values() {
    return values;
  }

  @Override
  public long bytes() {
    return 12L * values.length + 4L * rowStarts.length;
  }

  @Override
  public int tileRows(int c) {
    long fitting = (long) TILE * rows() / Math.max(1, values.length);
    return (int) Math.max(8, Math.min(TILE, fitting) / 8 * 8);
  }

  @Override
  public void times(int from, int count, double[] v, int c, double[] r) {
    check(from, count, r, c);
    for (int i = 0; i < count; i++) {
      int begin = rowStarts[from + i];
      int end = rowStarts[from + i + 1];
      if (c == 1) {
        r[i] += SparseRow.dot(columnIndices, values, begin, end, v);
      } else {
        SparseRow.times(columnIndices, values, begin, end, v, c, r, i * c);
      }
    }
  }

  @Override
  public void transposedTimes(int from, int count, double[] r, int c, double[] g) {
    check(from, count, r, c);
    for (int i = 0; i < count; i++) {
      int begin = rowStarts[from + i];
      int end = rowStarts[from + i + 1];
      if (c == 1) {
        SparseRow.addTo(g, columnIndices, values, begin, end, r[i]);
      } else {
        SparseRow.addTo(g, columnIndices, values, begin, end, r, i * c, c);
      }
    }
  }

  void extendedTimes(int from, int count, ExtendedColumn v, ExtendedColumn r) {
    check(from, count, r.low(), 1);
    for (int i = 0; i < count; i++) {
      for (int k = rowStarts[from + i]; k < rowStarts[from + i + 1]; k++) {
        int j = columnIndices[k];
        DoubleDouble.addProduct(r.high(), r.low(), i, values[k], v.high()[j], v.low()[j]);
      }
    }
  }

  void extendedTransposedTimes(int from, int count, ExtendedColumn r, ExtendedColumn g) {
    check(from, count, r.low(), 1);
    for (int i = 0; i < count; i++) {
      for (int k = rowStarts[from + i]; k < rowStarts[from + i + 1]; k++) {
        int j = columnIndices[k];
        DoubleDouble.addProduct(g.high(), g.low(), j, values[k], r.high()[i], r.low()[i]);
      }
    }
  }

  @Override
  public void copyTo(int from, int count, double[] into, int stride) {
    Objects.checkFromIndexSize(from, count, rows());
    for (int i = 0; i < count; i++) {
      java.util.Arrays.fill(into, i * stride, i * stride + columns, 0);
      for (int e = rowStarts[from + i]; e < rowStarts[from + i + 1]; e++) {
        into[i * stride + columnIndices[e]] = values[e];
      }
    }
  }

  @Override
  public SparseRows select(int[] chosen) {
    int[] starts = new int[chosen.length + 1];
    for (int i = 0; i < chosen.length; i++) {
      Objects.checkIndex(chosen[i], rows());
      int length = rowStarts[chosen[i] + 1] - rowStarts[chosen[i]];
      starts[i + 1] = Math.addExact(starts[i], length);
    }
    int[] indices = new int[starts[chosen.length]];
    double[] copy = new double[starts[chosen.length]];
    for (int i = 0; i < chosen.length; i++) {
      int length = starts[i + 1] - starts[i];
      System.arraycopy(columnIndices, rowStarts[chosen[i]], indices, starts[i], length);
      System.arraycopy(values, rowStarts[chosen[i]], copy, starts[i], length);
    }
    return new SparseRows(columns, starts, indices, copy);
  }

  @Override
  public long stored(int from, int count) {
    return rowStarts[from + count] - rowStarts[from];
  }

  /** {@inheritDoc} Its columns are bounded by the largest of their bounds. */
  @Override
  public SparseRows join(List<Run> runs) {
    int bound = 0;
    int length = 0;
    for (Run run : runs) {
      bound = Math.max(bound, run.matrix().columns());
      length = Math.addExact(length, (int) run.matrix().stored(run.from(), run.count()));
    }
    int[] starts = new int[Run.rows(runs) + 1];
    int[] indices = new int[length];
    double[] copy = new double[length];
    int row = 0;
    for (Run run : runs) {
      ((SparseRows) run.matrix()).copyRun(run, row, starts, indices, copy);
      row += run.count();
    }
    return new SparseRows(bound, starts, indices, copy);
  }

  private void copyRun(Run run, int row, int[] starts, int[] indices, double[] copy) {
    int first = rowStarts[run.from()];
    int length = rowStarts[run.from() + run.count()] - first;
    System.arraycopy(columnIndices, first, indices, starts[row], length);
    System.arraycopy(values, first, copy, starts[row], length);
    for (int i = 1; i <= run.count(); i++) {
      starts[row + i] = starts[row] + rowStarts[run.from() + i] - first;
    }
  }

  @Override
  public SparseRows columnRange(int from, int count) {
    Objects.checkFromIndexSize(from, count, columns);
    int[] starts = new int[rowStarts.length];
    int[] indices = new int[values.length];
    double[] copy = new double[values.length];
    int size = 0;
    for (int i = 0; i < rows(); i++) {
      for (int k = rowStarts[i]; k < rowStarts[i + 1]; k++) {
        int column = columnIndices[k] - from;
        if (column >= 0 && column < count) {
          indices[size] = column;
          copy[size++] = values[k];
        }
      }
      starts[i + 1] = size;
    }
    return new SparseRows(count, starts, Arrays.copyOf(indices, size), Arrays.copyOf(copy, size));
  }

  private void check(int from, int count, double[] byRow, int c) {
    Objects.checkFromIndexSize(from, count, rows());
    if (c < 1 || byRow.length < (long) count * c) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d rows do not fit an operand of %d numbers in %d columns",
              count,
              byRow.length,
              c));
    }
  }

  @Override
  public String toString() {
    return "SparseRows[" + rows() + " x " + columns + ", " + values.length + " stored]";
  }
}
