package io.pente.function;

import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * What comparing a gradient with {@linkplain Differences differences} found: the coordinate with
 * the largest error.
 *
 * <p>The error of a coordinate is |gradient − difference| relative to the sum of the absolute
 * values of the terms that make up the gradient there, where the caller gives it, since at a
 * minimum the gradient itself vanishes; otherwise relative to the largest entry of the gradient and
 * of the differences. Whatever is not finite counts as an infinite error.
 *
 * @param error the largest relative error, never NaN
 * @param coordinate where it is
 * @param where the same in words
 * @param gradient the entry that was checked
 * @param difference what differences give there
 */
public record GradientCheck(
    double error, int coordinate, String where, double gradient, double difference) {

  /** Whether every coordinate's error is at most this. */
  public boolean within(double tolerance) {
    return error <= tolerance;
  }

  /**
   * Compares in the coordinates that the differences are for.
   *
   * @param values the function's values at the differences' points, in their order
   * @param gradient the gradient to check, all coordinates of it
   * @param terms for each coordinate the sum of the absolute values of the terms; null if unknown
   */
  public static GradientCheck of(
      Differences differences, double[] values, double[] gradient, double[] terms) {
    return worst(differences, values, gradient, terms, j -> "coordinate " + j);
  }

  /** Checks all coordinates of a scalar function's gradient at a point. */
  public static GradientCheck of(
      ToDoubleFunction<double[]> function, double[] gradient, double[] point) {
    Differences differences = Differences.of(point, Differences.all(point.length));
    return of(differences, valuesAt(differences.points(), function), gradient, null);
  }

  /**
   * Checks {@code backward} for all entries of all inputs: Σⱼ vⱼ fⱼ is differentiated for random vⱼ
   * in ±[½, 1], which {@code backward} takes as the gradient at the output. Errors are relative to
   * the largest entry of their input's gradient.
   *
   * @param seed of v: the same seed, the same result
   */
  public static GradientCheck of(Differentiable function, long seed, double[]... inputs) {
    double[] v = new Random(seed).doubles(function.output().length(), -1, 1).toArray();
    for (int j = 0; j < v.length; j++) {
      v[j] = (v[j] + Math.copySign(1, v[j])) / 2;
    }
    double[][] gradients = function.backward(v, inputs);
    GradientCheck worst = null;
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].length > 0) {
        GradientCheck check = ofInput(function, v, i, gradients[i], inputs);
        worst = worst == null || check.error > worst.error ? check : worst;
      }
    }
    if (worst == null) {
      throw new IllegalArgumentException("no input has an entry: " + function.inputs());
    }
    return worst;
  }

  private static GradientCheck ofInput(
      Differentiable function, double[] v, int input, double[] gradient, double[][] inputs) {
    Differences differences = Differences.of(inputs[input], Differences.all(gradient.length));
    double[][] moved = inputs.clone();
    double[] values =
        valuesAt(
            differences.points(),
            z -> {
              moved[input] = z;
              return dot(v, function.forward(moved));
            });
    return worst(differences, values, gradient, null, function.inputs().get(input)::entry);
  }

  private static double[] valuesAt(List<double[]> points, ToDoubleFunction<double[]> function) {
    return points.stream().mapToDouble(function).toArray();
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private interface Names {
    String of(int coordinate);
  }

  private static GradientCheck worst(
      Differences differences, double[] values, double[] gradient, double[] terms, Names names) {
    int[] coordinates = differences.coordinates();
    double[] found = new double[coordinates.length];
    for (int s = 0; s < found.length; s++) {
      found[s] = differences.derivative(s, values).value();
    }
    double largest = Math.max(largest(found), largest(gradient));
    GradientCheck worst = null;
    for (int s = 0; s < found.length; s++) {
      int j = coordinates[s];
      double error = relative(gradient[j] - found[s], terms == null ? largest : terms[j]);
      if (worst == null || error > worst.error) {
        worst = new GradientCheck(error, j, names.of(j), gradient[j], found[s]);
      }
    }
    return worst;
  }

  private static double largest(double[] array) {
    double largest = 0;
    for (double a : array) {
      largest = Math.max(largest, Math.abs(a));
    }
    return largest;
  }

  /** NaN, and anything but 0 relative to 0, is infinite. */
  private static double relative(double difference, double scale) {
    if (difference == 0 && Double.isFinite(scale)) {
      return 0;
    }
    double error = Math.abs(difference) / scale;
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}
