package io.pente.objective;

import java.util.Arrays;

/**
 * The sphere ‖x‖ = R in variables without a constraint: x = R z/‖z‖. With ẑ = z/‖z‖ the derivative
 * is (R/‖z‖)(I − ẑẑᵀ), symmetric, so that directions and gradients go through the same: a gradient
 * becomes R/‖z‖ times its part tangential to the sphere.
 *
 * <p>z = 0 has no image: it gives NaN.
 *
 * @param radius R, positive and finite
 */
public record Sphere(double radius) implements ChangeOfVariables {
  @Override
  public double[] point(int problem, double[] z) {
    int exponent = Math.getExponent(Arrays.stream(z).map(Math::abs).max().orElse(0));
    double[] scaled = new double[z.length];
    Arrays.setAll(scaled, i -> Math.scalb(z[i], -exponent)); // 1/‖z‖ may be too large for a double
    return times(radius / length(scaled), scaled);
  }

  @Override
  public double[] push(int problem, double[] z, double[] direction) {
    return tangential(z, direction);
  }

  @Override
  public double[] pull(int problem, double[] z, double[] gradient) {
    return tangential(z, gradient);
  }

  /** The factor R/‖z‖ that gradients have at z over tangential ones at x. */
  public double shrinkage(double[] z) {
    return radius / length(z);
  }

  private double[] tangential(double[] z, double[] v) {
    double length = length(z);
    double[] unit = times(1 / length, z);
    double along = 0;
    for (int i = 0; i < v.length; i++) {
      along = Math.fma(unit[i], v[i], along);
    }
    double[] rest = new double[v.length];
    for (int i = 0; i < v.length; i++) {
      rest[i] = radius / length * Math.fma(-along, unit[i], v[i]);
    }
    return rest;
  }

  private static double[] times(double factor, double[] z) {
    double[] product = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      product[i] = factor * z[i];
    }
    return product;
  }

  /**
   * ‖z‖ to a few units in the last place whatever the dimension: squares with their rounding errors
   * (fused multiply-add), summed with compensation (Ogita, Rump and Oishi, SIAM J. Sci. Comput. 26,
   * 2005), after scaling by a power of two.
   */
  static double length(double[] z) {
    double largest = 0;
    for (double v : z) {
      largest = Math.max(largest, Math.abs(v));
    }
    int exponent = largest == 0 ? 0 : Math.getExponent(largest);
    double sum = 0;
    double low = 0;
    for (double v : z) {
      double scaled = Math.scalb(v, -exponent);
      double square = scaled * scaled;
      double next = sum + square;
      double virtual = next - sum;
      low += (sum - (next - virtual)) + (square - virtual) + Math.fma(scaled, scaled, -square);
      sum = next;
    }
    return Math.scalb(Math.sqrt(sum + low), exponent);
  }
}
