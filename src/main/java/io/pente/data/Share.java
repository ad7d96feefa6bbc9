package io.pente.data;

/**
 * A share of the rows by a hash of seed and position, or all other rows: the same whatever the
 * partitioning.
 *
 * @param fraction in (0, 1)
 * @param heldOut whether it is the share itself; otherwise all other rows
 */
public record Share(double fraction, long seed, boolean heldOut) implements RowSet {
  /** So that no round of mini-batches chooses the same rows. */
  private static final long ROUND = -1;

  @Override
  public boolean all() {
    return false;
  }

  @Override
  public boolean contains(long row) {
    return (Batch.hash(seed, ROUND, row) >>> 11) * 0x1.0p-53 < fraction == heldOut;
  }
}
