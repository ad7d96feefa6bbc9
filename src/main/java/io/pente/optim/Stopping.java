package io.pente.optim;

import java.util.List;

/**
 * When to stop, and how many rows to read.
 *
 * @param iterations the limit of accepted updates of each problem, ≥ 0
 * @param tolerance stop when the norm of the gradient is ≤ tolerance × its norm at the reference
 *     point
 * @param references the reference point of each problem, in the problems' order; empty: their
 *     starts
 * @param fraction the share of the rows in each pass, in (0, 1]
 * @param seed of the choice of rows
 */
public record Stopping(
    int iterations, double tolerance, List<double[]> references, double fraction, long seed) {
  public Stopping {
    if (iterations < 0 || !(tolerance >= 0) || !(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException(
          "iterations ≥ 0, tolerance ≥ 0 and 0 < fraction ≤ 1 are needed: "
              + iterations
              + ", "
              + tolerance
              + ", "
              + fraction);
    }
    references = List.copyOf(references);
  }

  /** Reading all rows, relative to the gradients at the starts. */
  public static Stopping of(int iterations, double tolerance) {
    return new Stopping(iterations, tolerance, List.of(), 1, 0);
  }

  /** The same relative to the gradients at these points. */
  public Stopping relativeTo(List<double[]> points) {
    return new Stopping(iterations, tolerance, points, fraction, seed);
  }

  /** The same reading another sample of the rows in each pass. */
  public Stopping sampling(double share, long seedOfRows) {
    return new Stopping(iterations, tolerance, references, share, seedOfRows);
  }

  boolean sampled() {
    return fraction < 1;
  }
}
