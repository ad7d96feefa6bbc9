package io.pente.path;

/**
 * f(z) = zᵀAz − 2cᵀz: the mean squared error of a target but for a constant, A = X̃ᵀΩX̃/Σω and c =
 * X̃ᵀΩỹ/Σω.
 *
 * @param matrix A, n × n row-major, both triangles
 * @param linear c, n
 */
public record Quadratic(double[] matrix, double[] linear) {
  int size() {
    return linear.length;
  }

  /** c − Az: half of what f descends by. */
  double[] descent(double[] z) {
    int n = size();
    double[] descent = linear.clone();
    for (int i = 0; i < n; i++) {
      if (z[i] != 0) {
        subtract(z[i], i, descent);
      }
    }
    return descent;
  }

  /** from −= by · row i of A. */
  void subtract(double by, int i, double[] from) {
    int row = i * size();
    for (int j = 0; j < from.length; j++) {
      from[j] = Math.fma(-by, matrix[row + j], from[j]);
    }
  }

  /** A bound on the rounding errors in an entry of {@link #descent}. */
  double rounding(int j, double[] z) {
    int row = j * size();
    double sum = Math.abs(linear[j]);
    for (int i = 0; i < z.length; i++) {
      sum += Math.abs(matrix[row + i] * z[i]);
    }
    return 8 * Math.ulp(1.0) * sum;
  }
}
