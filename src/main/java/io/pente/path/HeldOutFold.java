package io.pente.path;

import io.pente.linalg.Kernels;

/**
 * A fold's squared errors by fits to the other rows, from its products and from the residuals of
 * weights near those of the fits; {@link FoldedRows} has the formula.
 */
final class HeldOutFold {
  private final int n;
  private final double weight;
  private final double[] matrix;
  private final double[] beyond;
  private final Residuals[] residuals;

  /**
   * What the reference leaves of a target here.
   *
   * @param squares Σωr², about the mean with an intercept
   * @param products Σωzr, the same; n
   * @param beyond the mean of r here less that of the training rows; without an intercept 0
   */
  record Residuals(double squares, double[] products, double beyond) {}

  /**
   * @param weight Ω; 0 where fits have no intercept, and so no means to miss
   * @param matrix C, n × n, both triangles
   * @param beyond the features' means here less those of the training rows; n
   * @param residuals of each target
   */
  HeldOutFold(double weight, double[] matrix, double[] beyond, Residuals[] residuals) {
    this.n = beyond.length;
    this.weight = weight;
    this.matrix = matrix;
    this.beyond = beyond;
    this.residuals = residuals;
  }

  /**
   * Σω(y − ŷ)² of some fits.
   *
   * @param deltas weights less the reference, n × count row-major
   */
  double[] squares(int target, double[] deltas, int count) {
    Residuals own = residuals[target];
    double[] curved = new double[n * count];
    if (n > 0) {
      Kernels.best().times(matrix, 0, n, n, deltas, count, curved);
    }
    double[] squares = new double[count];
    for (int v = 0; v < count; v++) {
      double gap = own.beyond;
      double sum = own.squares;
      for (int j = 0; j < n; j++) {
        double delta = deltas[j * count + v];
        gap = Math.fma(-delta, beyond[j], gap);
        sum = Math.fma(delta, curved[j * count + v] - 2 * own.products[j], sum);
      }
      squares[v] = Math.max(0, sum + weight * gap * gap);
    }
    return squares;
  }
}
