package io.pente.bench;


/**
 * min ‖Ax − b‖ over x ≥ 0 for a handful of unknowns: of all choices of which unknowns are 0, the best
 * one whose plain least-squares solution is not negative.
 */
final class NonNegativeLeastSquares {
  private NonNegativeLeastSquares() {}

  /**
   * @param a rows of the matrix; at most 20 columns
   */
  static double[] solve(double[][] a, double[] b) {
    int n = a[0].length;
    double[] best = new double[n];
    double least = residual(a, b, best);
    for (int chosen = 1; chosen < 1 << n; chosen++) {
      double[] x = solve(a, b, chosen);
      double squares = residual(a, b, x);
      if (squares < least && notNegative(x)) {
        least = squares;
        best = x;
      }
    }
    return best;
  }

  private static boolean notNegative(double[] x) {
    for (double value : x) {
      if (value < 0) {
        return false;
      }
    }
    return true;
  }

  private static double residual(double[][] a, double[] b, double[] x) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double r = dot(a[i], x) - b[i];
      squares += r * r;
    }
    return squares;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  /** Over the columns whose bit is set, by modified Gram–Schmidt; the others stay 0. */
  private static double[] solve(double[][] a, double[] b, int chosen) {
    int n = a[0].length;
    double[][] q = new double[n][];
    double[][] r = new double[n][n];
    double[] rest = b.clone();
    double[] x = new double[n];
    for (int j = 0; j < n; j++) {
      if ((chosen >> j & 1) == 1) {
        q[j] = column(a, j);
        orthogonalise(q, r, j);
        x[j] = dot(q[j], rest);
        subtract(rest, x[j], q[j]);
      }
    }
    for (int j = n - 1; j >= 0; j--) {
      for (int k = j + 1; q[j] != null && k < n; k++) {
        x[j] -= r[j][k] * x[k];
      }
      x[j] = q[j] == null ? 0 : x[j] / r[j][j];
    }
    return x;
  }

  private static double[] column(double[][] a, int j) {
    double[] column = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      column[i] = a[i][j];
    }
    return column;
  }

  private static void orthogonalise(double[][] q, double[][] r, int j) {
    for (int k = 0; k < j; k++) {
      if (q[k] != null) {
        r[k][j] = dot(q[k], q[j]);
        subtract(q[j], r[k][j], q[k]);
      }
    }
    r[j][j] = Math.sqrt(dot(q[j], q[j]));
    for (int i = 0; i < q[j].length; i++) {
      q[j][i] /= r[j][j];
    }
  }

  private static void subtract(double[] from, double factor, double[] what) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= factor * what[i];
    }
  }
}
