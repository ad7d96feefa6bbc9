package io.pente.fit;

/** The steepnesses that a rectifier is minimized with, one after the other. */
final class SteepnessSchedule {
  /** How much steeper one stage may be than the one before. */
  private static final double FACTOR = 4;

  /**
   * The tolerance of all stages but the last: their solutions are starting points only, and closer
   * ones save the next stage nothing.
   */
  static final double ROUGH = 1e-3;

  private SteepnessSchedule() {}

  /** From first to last, each the same factor, at most 4, above the one before; both included. */
  static double[] lambdas(double first, double last) {
    double logRatio = Math.log(last) - Math.log(first);
    int steps = (int) Math.ceil(logRatio / Math.log(FACTOR) - 1e-9);
    double[] lambdas = new double[Math.max(0, steps) + 1];
    for (int i = 0; i < lambdas.length; i++) {
      lambdas[i] = Math.exp(Math.log(first) + logRatio * i / Math.max(1, steps));
    }
    lambdas[0] = first;
    lambdas[lambdas.length - 1] = last;
    return lambdas;
  }
}
