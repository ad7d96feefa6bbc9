package io.pente.data;

/**
 * One of several parts of the rows, of sizes that differ by one at most, or all rows but that part.
 * Of every run of as many rows as there are parts one goes into each, by a hash of seed and
 * position: the same whatever the partitioning.
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
    return of(of, seed, row) == part == heldOut;
  }

  /**
   * The part of a row: (a·i + b) mod {@code of} for the i-th of its run, with a and b hashes of the
   * run, a without a divisor that {@code of} has.
   */
  public static int of(int of, long seed, long row) {
    long run = row / of;
    long factor = hash(seed, 2 * run, of);
    while (of > 1 && divisor(factor, of) > 1) {
      factor = factor % of + 1;
    }
    return (int) ((factor * (row % of) + hash(seed, 2 * run + 1, of)) % of);
  }

  /** From 0 to below {@code of}. */
  private static long hash(long seed, long round, int of) {
    return Math.floorMod(Batch.hash(seed, round, 0) >>> 1, (long) of);
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
