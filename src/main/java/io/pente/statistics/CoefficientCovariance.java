package io.pente.statistics;

/**
 * How sure a target's estimates are, as covariances of n + 1 numbers: the slopes of the
 * standardized features z, 0 … n − 1, and the prediction at the features' means, n, all in the
 * target's unit (see {@link io.pente.model.Inference}). About the means nothing cancels, however
 * far columns lie from zero. Without an intercept whatever is at n counts for nothing.
 */
public interface CoefficientCovariance {
  /** Its name, as the command line has it: {@code iid}, {@code hc1}. */
  String kind();

  /** n. */
  int features();

  /** Degrees of freedom of tests; infinite for the normal distribution. */
  double degreesOfFreedom();

  /** An entry of target k's. */
  double entry(int k, int i, int j);

  /**
   * cᵀVc of target k: the variance of a linear combination.
   *
   * @param c n + 1 numbers
   */
  default double variance(int k, double[] c) {
    double sum = 0;
    for (int i = 0; i < c.length; i++) {
      for (int j = 0; j < c.length && c[i] != 0; j++) {
        sum += c[j] == 0 ? 0 : c[i] * c[j] * entry(k, i, j);
      }
    }
    return sum;
  }
}
