package io.pente.statistics;

import io.pente.model.Design;
import java.io.Serializable;

/**
 * How far a row lies from those that a model was fitted to, in what its prediction's variance is
 * made of: with z = (x − mean)/unit,
 *
 * <pre>
 *   h = 1/Σω + zᵀ · inverse · z/Σω        Var(ŷ) = s²h        leverage of a row of weight ω: ωh
 * </pre>
 *
 * and without an intercept no 1/Σω. About the means nothing cancels. Shared by threads.
 */
public final class RowUncertainty implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double totalWeight;
  private final boolean intercept;
  private final double[] mean;
  private final double[] meanLow;
  private final double[] unit;
  private final double[] inverse;

  /** By a design that is present. */
  public RowUncertainty(Design design) {
    this.totalWeight = design.totalWeight();
    this.intercept = design.intercept();
    this.mean = design.mean();
    this.meanLow = design.meanLow();
    this.unit = design.unit();
    this.inverse = design.inverse();
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
    double form = 0;
    int next = 0;
    for (int i = 0; i < n; i++) {
      double row = 0;
      double own = inverse[next++] * z[i];
      for (int j = i + 1; j < n; j++) {
        row = Math.fma(inverse[next++], z[j], row);
      }
      form += z[i] * (2 * row + own);
    }
    return ((intercept ? 1 : 0) + form) / totalWeight;
  }
}
