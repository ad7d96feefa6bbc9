package io.pente.statistics;

import io.pente.model.Design;
import io.pente.model.Whitening;
import java.io.Serializable;

/**
 * How far a row lies from those that a model was fitted to, in what its prediction's variance is
 * made of: with z = (x − mean)/unit,
 *
 * <pre>
 *   h = 1/Σω + ‖Yz‖²/Σω        Var(ŷ) = s²h        leverage of a row of weight ω: ωh
 * </pre>
 *
 * and without an intercept no 1/Σω. Y is the design's {@link Whitening}: nothing cancels. Shared by
 * threads.
 */
public final class RowUncertainty implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double totalWeight;
  private final boolean intercept;
  private final double[] mean;
  private final double[] meanLow;
  private final double[] unit;
  private final Whitening whitening;

  /** By a design that is present. */
  public RowUncertainty(Design design) {
    this.totalWeight = design.totalWeight();
    this.intercept = design.intercept();
    this.mean = design.mean();
    this.meanLow = design.meanLow();
    this.unit = design.unit();
    this.whitening = design.whitening();
  }

  /**
   * h of a row.
   *
   * @param x n features, less the model's origins
   */
  public double of(double[] x) {
    int n = mean.length;
    double[] z = new double[n];
    for (int j = 0; j < n; j++) {
      z[j] = unit[j] == 0 ? 0 : ((x[j] - mean[j]) - meanLow[j]) / unit[j];
    }
    return ((intercept ? 1 : 0) + whitening.square(z)) / totalWeight;
  }
}
