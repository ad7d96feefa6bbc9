package io.pente.statistics;

import java.util.List;

/**
 * One that is given, a matrix a target.
 *
 * @param kind its name
 * @param features n
 * @param degreesOfFreedom of tests; infinite for the normal distribution
 * @param matrices (n + 1) × (n + 1), row-major and symmetric, one a target; kept, not copied
 */
public record MatrixCovariance(
    String kind, int features, double degreesOfFreedom, List<double[]> matrices)
    implements CoefficientCovariance {
  /**
   * @throws IllegalArgumentException where sizes do not fit each other
   */
  public MatrixCovariance {
    matrices = List.copyOf(matrices);
    int size = Math.multiplyExact(features + 1, features + 1);
    if (matrices.stream().anyMatch(matrix -> matrix.length != size)) {
      throw new IllegalArgumentException("A covariance is of each feature and the mean");
    }
  }

  @Override
  public double entry(int k, int i, int j) {
    return matrices.get(k)[i * (features + 1) + j];
  }
}
