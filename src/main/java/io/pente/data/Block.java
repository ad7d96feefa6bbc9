package io.pente.data;

import java.io.Serializable;
import java.util.List;

/** A run of consecutive rows, packed. */
public interface Block extends Serializable {
  int rows();

  /** Bytes that the stored numbers and indices take. */
  long bytes();

  /** A copy of the named rows, in the order given. */
  Block select(int[] rows);

  /** How many numbers are stored of the features of rows [from .. from + count). */
  long stored(int from, int count);

  /**
   * A copy of runs of rows as one block.
   *
   * @param runs at least one, of blocks of this one's kind and columns
   */
  Block join(List<? extends RowRun<?>> runs);
}
