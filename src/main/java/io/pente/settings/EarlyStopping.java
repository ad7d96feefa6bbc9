package io.pente.settings;

/**
 * When a run stops because the error of rows that it does not learn from has not become lower for
 * some iterations, for any target; each target keeps its iterate of the least such error.
 *
 * @param share of the rows that is held out, by a hash of their positions, in (0, 1); 0 where they
 *     are another table's
 * @param patience iterations without a lower error after which a run stops, ≥ 1
 * @param seed of the choice of rows
 */
public record EarlyStopping(double share, int patience, long seed) {
  /** Iterations without a lower error. */
  public static final int PATIENCE = 10;

  /**
   * @throws io.pente.failure.InvalidSettingException for a value out of its range
   */
  public EarlyStopping {
    Ranges.require(
        share >= 0 && share < 1, "validation", share, "a share above 0 and below 1, or a table");
    Ranges.require(patience >= 1, "patience", patience, "1 or more");
  }

  /** By a share of the rows. */
  public static EarlyStopping holdingOut(double share) {
    Ranges.require(share > 0, "validation", share, "a share above 0 and below 1, or a table");
    return new EarlyStopping(share, PATIENCE, 42);
  }

  /** By the rows of another table. */
  public static EarlyStopping byTable() {
    return new EarlyStopping(0, PATIENCE, 42);
  }

  public EarlyStopping withPatience(int iterations) {
    return new EarlyStopping(share, iterations, seed);
  }

  public EarlyStopping withSeed(long value) {
    return new EarlyStopping(share, patience, value);
  }
}
