package io.pente.statistics;

import java.util.Optional;

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

  /** At most, of each target's matrix. */
  default double rank() {
    return Double.POSITIVE_INFINITY;
  }

  /**
   * aᵀVb of target k: the covariance of two linear combinations.
   *
   * @param a n + 1 numbers
   * @param b n + 1 numbers
   */
  double covariance(int k, double[] a, double[] b);

  /**
   * cᵀVc of target k: the variance of a linear combination.
   *
   * @param c n + 1 numbers
   */
  default double variance(int k, double[] c) {
    return covariance(k, c, c);
  }

  /** Where linear combinations are vectors, and their covariance the product of two of these. */
  @FunctionalInterface
  interface Images {
    /** The vector of a combination of n + 1 numbers. */
    double[] of(double[] c);
  }

  /** Those of target k's covariance; empty where it is negative for some combination. */
  Optional<Images> images(int k);
}
