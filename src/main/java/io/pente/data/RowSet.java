package io.pente.data;

import java.io.Serializable;
import java.util.Arrays;

/** A choice of rows by their positions among all rows of the input: a batch, a fold, all. */
public interface RowSet extends Serializable {
  /** Whether no row is left out. */
  boolean all();

  /**
   * Whether a row is chosen.
   *
   * @param row its position, from 0
   */
  boolean contains(long row);

  /** The positions within a block, ascending, of the rows chosen. */
  default int[] choose(long firstRow, int rows) {
    int[] chosen = new int[rows];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      if (contains(firstRow + i)) {
        chosen[count++] = i;
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  /** The rows that are in both. */
  default RowSet and(RowSet other) {
    if (all() || other.all()) {
      return all() ? other : this;
    }
    return new Both(this, other);
  }

  /** The rows of two choices. */
  record Both(RowSet first, RowSet second) implements RowSet {
    @Override
    public boolean all() {
      return false;
    }

    @Override
    public boolean contains(long row) {
      return first.contains(row) && second.contains(row);
    }
  }
}
