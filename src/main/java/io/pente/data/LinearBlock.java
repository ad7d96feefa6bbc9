package io.pente.data;

import io.pente.linalg.RowMatrix;

/**
 * Rows of a linear model's data.
 *
 * @param features X, m × n, each column less its pivot
 * @param targets Y, m × p row-major, each column less its pivot
 * @param weights ω, m; null where every row weighs 1
 * @param keys of the groups that rows belong to; null where nobody asks
 */
public record LinearBlock(RowMatrix features, double[] targets, double[] weights, RowKeys keys)
    implements Block {
  /** Rows of which no group is known. */
  public LinearBlock(RowMatrix features, double[] targets, double[] weights) {
    this(features, targets, weights, null);
  }

  @Override
  public int rows() {
    return features.rows();
  }

  @Override
  public long bytes() {
    return features.bytes()
        + 8L * targets.length
        + (weights == null ? 0 : 8L * weights.length)
        + (keys == null ? 0 : 8L * keys.words().length);
  }

  /** Σωᵢ; the number of rows where rows have no weights. */
  public double totalWeight() {
    if (weights == null) {
      return rows();
    }
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  @Override
  public LinearBlock select(int[] rows) {
    int p = targets.length / Math.max(1, rows());
    double[] chosenTargets = new double[rows.length * p];
    double[] chosenWeights = weights == null ? null : new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(targets, rows[i] * p, chosenTargets, i * p, p);
      if (weights != null) {
        chosenWeights[i] = weights[rows[i]];
      }
    }
    return new LinearBlock(
        features.select(rows),
        chosenTargets,
        chosenWeights,
        keys == null ? null : keys.select(rows));
  }
}
