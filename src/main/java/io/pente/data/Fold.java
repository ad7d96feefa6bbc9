package io.pente.data;

/**
 * One of several parts of the rows, of about equal size, or all rows but that part. A row's part is
 * a hash of seed and position: the same whatever the partitioning.
 *
 * @param part from 0
 * @param of how many parts there are, at least 2
 * @param heldOut whether it is the part itself; otherwise all other rows
 */
public record Fold(int part, int of, long seed, boolean heldOut) implements RowSet {
  public Fold {
    if (of < 2 || part < 0 || part >= of) {
      throw new IllegalArgumentException("part " + part + " of " + of + " is no fold");
    }
  }

  @Override
  public boolean all() {
    return false;
  }

  @Override
  public boolean contains(long row) {
    boolean within = Math.floorMod(Batch.hash(seed, 0, row) >>> 1, (long) of) == part;
    return within == heldOut;
  }
}
