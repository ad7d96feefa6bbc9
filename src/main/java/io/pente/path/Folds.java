package io.pente.path;

import io.pente.data.LinearBlock;
import java.io.Serializable;

/** Which of several parts of the rows each row is in. Sent to the tasks. */
public interface Folds extends Serializable {
  /** All rows are one part. */
  Folds ONE = new Whole();

  /** How many parts there are. */
  int count();

  /** Whether {@link #of} goes by the positions of rows. */
  boolean needsPositions();

  /**
   * The part of a row, from 0.
   *
   * @param firstRow the position of the block's first row among all rows
   * @param row its number in the block
   */
  int of(LinearBlock block, long firstRow, int row);

  /** One part. */
  record Whole() implements Folds {
    @Override
    public int count() {
      return 1;
    }

    @Override
    public boolean needsPositions() {
      return false;
    }

    @Override
    public int of(LinearBlock block, long firstRow, int row) {
      return 0;
    }
  }

  /**
   * Parts by position, as {@link io.pente.data.Fold} has them: their sizes differ by one row at
   * most.
   */
  record ByPosition(int count, long seed) implements Folds {
    @Override
    public boolean needsPositions() {
      return true;
    }

    @Override
    public int of(LinearBlock block, long firstRow, int row) {
      return io.pente.data.Fold.of(count, seed, firstRow + row);
    }
  }
}
