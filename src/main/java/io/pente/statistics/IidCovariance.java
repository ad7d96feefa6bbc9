package io.pente.statistics;

import io.pente.model.Design;
import io.pente.model.Inference;

/**
 * That of errors which are independent of each other and of one variance (times 1/ω): {@code s²/Σω
 * · inverse} of the slopes, s²/Σω of the prediction at the means, and 0 between them.
 *
 * @param inference one that is present
 */
public record IidCovariance(Inference inference) implements CoefficientCovariance {
  public static final String KIND = "iid";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public int features() {
    return inference.design().features();
  }

  @Override
  public double degreesOfFreedom() {
    return inference.residuals().degreesOfFreedom();
  }

  @Override
  public double entry(int k, int i, int j) {
    return factor(k) * entry(i, j);
  }

  /** s²/Σω in the target's squared unit. */
  private double factor(int k) {
    double square = inference.residuals().product(k, k) / degreesOfFreedom();
    return square / inference.design().totalWeight();
  }

  private double entry(int i, int j) {
    Design design = inference.design();
    int n = design.features();
    if (i == n || j == n) {
      return i == j ? 1 : 0;
    }
    return design.inverse(i, j);
  }

  @Override
  public double variance(int k, double[] c) {
    return factor(k) * form(c);
  }

  /** Without the target's variance: cᵀ diag(inverse, 1) c. */
  private double form(double[] c) {
    int n = features();
    double sum = n < c.length ? c[n] * c[n] : 0;
    for (int i = 0; i < n; i++) {
      double row = 0;
      for (int j = i + 1; j < n && c[i] != 0; j++) {
        row = Math.fma(c[j], entry(i, j), row);
      }
      sum += c[i] == 0 ? 0 : c[i] * (2 * row + c[i] * entry(i, i));
    }
    return sum;
  }
}
