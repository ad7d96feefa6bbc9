package io.pente.objective;

/** Spaces to train in, for the tests of sums over them. */
final class Spaces {
  /** For the rows of {@code io.pente.data.LinearRows}. */
  static final Standardization THREE_FEATURES =
      new Standardization(
          new double[] {0.5, -0.25, 0},
          new double[] {2, 1, 0.5},
          new double[] {0, 0},
          new double[] {1, 1},
          true);

  private Spaces() {}
}
