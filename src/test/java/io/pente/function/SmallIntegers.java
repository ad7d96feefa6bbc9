package io.pente.function;

import java.util.Random;

/** Arrays of small integers, on which sums of products are exact in any order. */
final class SmallIntegers {
  private final Random random;

  SmallIntegers(long seed) {
    random = new Random(seed);
  }

  /** Integers in [−8, 8]. */
  double[] array(int length) {
    return random.ints(length, -8, 9).asDoubleStream().toArray();
  }

  /** Integers in [low, high]. */
  double[] array(int length, int low, int high) {
    return random.ints(length, low, high + 1).asDoubleStream().toArray();
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  /** The row-major product of a rows × inner and an inner × columns matrix, in integers. */
  static double[] product(double[] a, double[] b, int rows, int inner, int columns) {
    double[] product = new double[rows * columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        long sum = 0;
        for (int k = 0; k < inner; k++) {
          sum += (long) a[i * inner + k] * (long) b[k * columns + j];
        }
        product[i * columns + j] = sum;
      }
    }
    return product;
  }

  static double[] transpose(double[] a, int rows, int columns) {
    double[] transposed = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      transposed[i % columns * rows + i / columns] = a[i];
    }
    return transposed;
  }

  static double[] ones(int length) {
    double[] ones = new double[length];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }
}
