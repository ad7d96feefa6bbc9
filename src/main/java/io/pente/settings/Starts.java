package io.pente.settings;

import io.pente.failure.InvalidSettingException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a rectifier's minimization begins: at a given point, or at random ones, of which the one
 * that leads lowest is taken. Immutable.
 */
public final class Starts {
  private final double[] point;
  private final int count;
  private final long seed;

  private Starts(double[] point, int count, long seed) {
    this.point = point;
    this.count = count;
    this.seed = seed;
  }

  /**
   * At x₀.
   *
   * @throws InvalidSettingException where it is not finite
   */
  public static Starts at(double[] point) {
    if (!Arrays.stream(point).allMatch(Double::isFinite)) {
      throw InvalidSettingException.range("start", Arrays.toString(point), "finite numbers");
    }
    return new Starts(point.clone(), 1, 0);
  }

  /**
   * At so many random points, all in the same passes.
   *
   * @throws InvalidSettingException for less than one
   */
  public static Starts random(int count, long seed) {
    Ranges.require(count >= 1, "starts", count, "1 or more");
    return new Starts(null, count, seed);
  }

  /** A copy of x₀; empty where starts are random. */
  public Optional<double[]> point() {
    return Optional.ofNullable(point).map(double[]::clone);
  }

  public int count() {
    return count;
  }

  /** Of the random points. */
  public long seed() {
    return seed;
  }
}
