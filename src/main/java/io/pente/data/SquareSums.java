package io.pente.data;

import java.io.Serializable;

/**
 * Sums of squares of which none is too large or too small for a double: squares of large and of
 * small numbers are summed apart, in units of their own (Blue, ACM Trans. Math. Softw. 4, 1978).
 */
final class SquareSums implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Numbers between 2⁻⁴⁸⁰ and 2⁴⁸⁰ are summed as they are. */
  private static final double LARGE = 0x1p480;

  private static final double SMALL = 0x1p-480;
  private static final double UNIT = 0x1p600;

  private final int count;

  /** The sums as they are, then the small ones times UNIT², then the large ones over UNIT². */
  private final double[] sums;

  /** Zeros. */
  SquareSums(int count) {
    this.count = count;
    this.sums = new double[3 * count];
  }

  /** Adds v² to sum j. */
  void add(int j, double v) {
    double size = Math.abs(v);
    if (size >= SMALL && size <= LARGE) {
      sums[j] += size * size;
    } else if (size < SMALL) {
      sums[count + j] += (size * UNIT) * (size * UNIT);
    } else {
      sums[2 * count + j] += (size / UNIT) * (size / UNIT);
    }
  }

  void add(SquareSums next) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += next.sums[i];
    }
  }

  /** √(sum j). */
  double root(int j) {
    double small = Math.sqrt(sums[count + j]) / UNIT;
    double large = Math.sqrt(sums[2 * count + j]) * UNIT;
    return Math.hypot(Math.hypot(Math.sqrt(sums[j]), small), large);
  }

  long bytes() {
    return 8L * sums.length;
  }
}
