package io.pente.statistics;

/** xᵀA⁻¹x of a small symmetric matrix, by Cholesky's factor of A scaled to ones on its diagonal. */
final class QuadraticForm {
  /** What of 1 rounding leaves of a pivot that is 0. */
  private static final double NOTHING_LEFT = 1e-13;

  private QuadraticForm() {}

  /**
   * The form; NaN where A is not positive definite as far as doubles tell.
   *
   * @param a row-major; left as it is
   */
  static double inverse(double[] a, double[] x) {
    int q = x.length;
    double[] factor = new double[q * q];
    double[] solved = new double[q];
    double sum = 0;
    for (int i = 0; i < q; i++) {
      double scale = Math.sqrt(a[i * q + i]);
      double value = x[i] / scale;
      double pivot = 1;
      for (int j = 0; j < i; j++) {
        double entry = a[i * q + j] / scale / Math.sqrt(a[j * q + j]);
        for (int l = 0; l < j; l++) {
          entry -= factor[i * q + l] * factor[j * q + l];
        }
        factor[i * q + j] = entry / factor[j * q + j];
        pivot -= factor[i * q + j] * factor[i * q + j];
        value -= factor[i * q + j] * solved[j];
      }
      if (!(pivot > NOTHING_LEFT) || !(scale > 0)) {
        return Double.NaN;
      }
      factor[i * q + i] = Math.sqrt(pivot);
      solved[i] = value / factor[i * q + i];
      sum += solved[i] * solved[i];
    }
    return sum;
  }
}
