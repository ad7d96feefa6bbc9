package io.pente.model;

import java.util.List;
import java.util.Locale;

/**
 * A trained linear model in original units: ŷ = xW + b. Arrays are copied on their way in and out.
 *
 * @param features names, n
 * @param targets names, p
 * @param weights W, n × p row-major
 * @param bias b, p
 */
public record LinearModel(
    List<String> features,
    List<String> targets,
    double[] weights,
    double[] bias,
    Training training) {
  public LinearModel {
    features = List.copyOf(features);
    targets = List.copyOf(targets);
    weights = weights.clone();
    bias = bias.clone();
    if (weights.length != features.size() * targets.size() || bias.length != targets.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Weights and bias do not fit %d features and %d targets",
              features.size(),
              targets.size()));
    }
  }

  /** A copy of W, n × p row-major. */
  @Override
  public double[] weights() {
    return weights.clone();
  }

  /** A copy of b, p. */
  @Override
  public double[] bias() {
    return bias.clone();
  }

  /** The weight of feature j for target k. */
  public double weight(int j, int k) {
    return weights[j * targets.size() + k];
  }

  /**
   * predictions = xW + b for one row.
   *
   * @param x n values in the order of {@link #features}
   * @param predictions p, overwritten
   */
  public void predict(double[] x, double[] predictions) {
    int p = targets.size();
    System.arraycopy(bias, 0, predictions, 0, p);
    for (int j = 0; j < x.length; j++) {
      for (int k = 0; k < p; k++) {
        predictions[k] = Math.fma(x[j], weights[j * p + k], predictions[k]);
      }
    }
  }
}
