package io.pente.data;

import java.io.Serializable;

/** A run of consecutive rows, packed. */
public interface Block extends Serializable {
  int rows();

  /** Bytes that the stored numbers and indices take. */
  long bytes();

  /** A copy of the named rows, in the order given. */
  Block select(int[] rows);
}
