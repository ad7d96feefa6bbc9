package io.pente.fit;

import io.pente.model.Design;
import io.pente.model.Inference;
import io.pente.settings.Covariance;
import io.pente.statistics.MatrixCovariance;
import java.util.List;

/**
 * B M B of a model's design, in whitened coordinates, in which the bread B = (DᵀΩD)⁺ is 1/Σω times
 * the unit matrix.
 */
final class Sandwich {
  private final Design design;
  private final double degreesOfFreedom;

  Sandwich(Inference inference) {
    this.design = inference.design();
    this.degreesOfFreedom = inference.residuals().degreesOfFreedom();
  }

  /** q of the formulas. */
  double observations() {
    return design.observations();
  }

  /** q − k. */
  double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /** Σω. */
  double totalWeight() {
    return design.totalWeight();
  }

  /** factor · B M B. */
  double[] around(double[] meat, double factor) {
    double[] whole = meat.clone();
    for (int e = 0; e < whole.length; e++) {
      whole[e] = factor * whole[e] / design.totalWeight() / design.totalWeight();
    }
    return whole;
  }

  /**
   * One matrix a target, as a covariance of coefficients.
   *
   * @param clusters of which scores are sums, as many as there are at most; 0 for rows
   */
  MatrixCovariance covariance(Covariance choice, List<double[]> matrices, long clusters) {
    double rank =
        clusters == 0 ? Double.POSITIVE_INFINITY : clusters - (design.intercept() ? 1 : 0);
    return new MatrixCovariance(
        choice.kind().shortName(), degreesOfFreedom, rank, design.whitening(), matrices);
  }
}
