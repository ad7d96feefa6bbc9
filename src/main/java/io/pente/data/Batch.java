package io.pente.data;

/**
 * A choice of rows by a hash of (seed, round, row position): the same rows whatever the
 * partitioning, and the same again when a lost task is run again.
 *
 * @param fraction the share of rows chosen, in (0, 1]; 1 is all of them
 */
public record Batch(double fraction, long seed, long round) implements RowSet {
  public static final Batch ALL = new Batch(1, 0, 0);

  @Override
  public boolean all() {
    return fraction >= 1;
  }

  @Override
  public boolean contains(long row) {
    return all() || (hash(row) >>> 11) * 0x1.0p-53 < fraction;
  }

  private long hash(long row) {
    return hash(seed, round, row);
  }

  /** 64 bits that a seed, a round and a row's position make. */
  public static long hash(long seed, long round, long row) {
    return mix(mix(mix(seed) + round) + row);
  }

  /** SplitMix64's finaliser (Steele, Lea and Flood 2014). */
  private static long mix(long z) {
    z += 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
