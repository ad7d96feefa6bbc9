package io.pente.optim;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * A function that misbehaves.
 *
 * @param added to the value
 * @param error of the value, besides the function's own
 * @param curvature what products are multiplied with
 */
record Changed(Smooth inner, ToDoubleFunction<double[]> added, double error, double curvature)
    implements Smooth {
  /** Not a number beyond a distance from the origin. */
  static Changed brokenBeyond(double radius, Smooth inner) {
    return new Changed(inner, x -> Vectors.norm(x) > radius ? Double.NaN : 0, 0, 1);
  }

  /** A value that is wrong by up to {@code size}, and says so; its gradient is exact. */
  static Changed noisy(double size, Smooth inner) {
    return new Changed(inner, x -> size * noise(x), size, 1);
  }

  /** A curvature that is a factor of what it should be. */
  static Changed misleading(double factor, Smooth inner) {
    return new Changed(inner, x -> 0, 0, factor);
  }

  private static double noise(double[] x) {
    long bits = Arrays.hashCode(x) * 0x9E3779B97F4A7C15L;
    return (bits >> 11) * 0x1p-52;
  }

  @Override
  public int dimension() {
    return inner.dimension();
  }

  @Override
  public double value(double[] x) {
    return inner.value(x) + added.applyAsDouble(x);
  }

  @Override
  public double error(double[] x) {
    return inner.error(x) + error;
  }

  @Override
  public double[] gradient(double[] x) {
    return inner.gradient(x);
  }

  @Override
  public double[] product(double[] x, double[] v) {
    return Vectors.times(curvature, inner.product(x, v));
  }
}
