package io.pente.optim;

/** Arithmetic on points and gradients. Arguments are never changed. */
final class Vectors {
  private Vectors() {}

  /** aᵀb. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** ‖a‖₂, without overflow or underflow of the squares. */
  static double norm(double[] a) {
    double square = dot(a, a);
    if (square > 1e-280 && square < 1e280) {
      return Math.sqrt(square);
    }
    double largest = largest(a);
    return largest == 0 || !Double.isFinite(largest)
        ? largest
        : largest * Math.sqrt(square(a, largest));
  }

  /** max |aᵢ|; NaN if any is. */
  static double largest(double[] a) {
    double largest = 0;
    for (double v : a) {
      largest = Math.max(largest, Math.abs(v));
    }
    return largest;
  }

  private static double square(double[] a, double scale) {
    double sum = 0;
    for (double v : a) {
      sum += (v / scale) * (v / scale);
    }
    return sum;
  }

  /** a + s b. */
  static double[] plus(double[] a, double s, double[] b) {
    double[] c = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      c[i] = a[i] + s * b[i];
    }
    return c;
  }

  /** a − b. */
  static double[] minus(double[] a, double[] b) {
    return plus(a, -1, b);
  }

  /** s a. */
  static double[] times(double s, double[] a) {
    double[] c = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      c[i] = s * a[i];
    }
    return c;
  }

  static boolean finite(double[] a) {
    return Double.isFinite(largest(a));
  }
}
