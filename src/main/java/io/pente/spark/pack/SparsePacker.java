package io.pente.spark.pack;

import io.pente.data.ColumnUnits;
import io.pente.linalg.SparseRows;
import java.util.Arrays;

/** Packs the numbers other than 0 of each row, columns ascending. */
final class SparsePacker extends Packer {
  private final int features;
  private final ColumnUnits units;
  private final boolean scaled;
  private int[] starts = new int[BlockCut.FEWEST_ROWS + 1];
  private int[] columns = new int[64];
  private double[] values = new double[64];
  private int size;
  private int bound;
  private int rowBound;

  SparsePacker(Layout layout) {
    super(layout);
    this.features = layout.features();
    this.units = layout.featureUnits();
    this.scaled = !units.unscaled();
  }

  @Override
  void begin() {
    super.begin();
    size = starts[rows()];
    rowBound = bound;
  }

  @Override
  public void feature(int j, double value) {
    rowBound = Math.max(rowBound, j + 1);
    if (value == 0) {
      return;
    }
    if (size == values.length) {
      columns = Arrays.copyOf(columns, Math.multiplyExact(2, size));
      values = Arrays.copyOf(values, Math.multiplyExact(2, size));
    }
    columns[size] = j;
    values[size++] = scaled ? value * units.unit(j) : value;
  }

  @Override
  void keep() {
    sortRow(starts[rows()]);
    super.keep();
    bound = rowBound;
    if (rows() == starts.length) {
      starts = Arrays.copyOf(starts, Math.multiplyExact(2, starts.length));
    }
    starts[rows()] = size;
  }

  /** Selected columns may come in another order than they have as features. */
  private void sortRow(int from) {
    boolean ascending = true;
    for (int k = from + 1; k < size; k++) {
      ascending &= columns[k - 1] < columns[k];
    }
    if (ascending) {
      return;
    }
    long[] order = new long[size - from];
    for (int k = from; k < size; k++) {
      order[k - from] = (long) columns[k] << 32 | (k - from);
    }
    Arrays.sort(order);
    double[] unsorted = Arrays.copyOfRange(values, from, size);
    for (int k = 0; k < order.length; k++) {
      columns[from + k] = (int) (order[k] >>> 32);
      values[from + k] = unsorted[(int) order[k]];
    }
  }

  @Override
  SparseRows takeFeatures(int count) {
    int width = features < 0 ? bound : features;
    int length = starts[count];
    SparseRows block =
        new SparseRows(
            width,
            Arrays.copyOf(starts, count + 1),
            Arrays.copyOf(columns, length),
            Arrays.copyOf(values, length));
    size = 0;
    bound = 0;
    return block;
  }

  @Override
  long stored() {
    return starts[rows()];
  }
}
