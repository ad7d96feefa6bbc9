package io.pente.data;

import io.pente.linalg.RowMatrix;
import java.util.List;

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

  /** Σωᵢ². */
  double squaredWeight() {
    if (weights == null) {
      return rows();
    }
    double sum = 0;
    for (double weight : weights) {
      sum += weight * weight;
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

  @Override
  public long stored(int from, int count) {
    return features.stored(from, count);
  }

  @Override
  public LinearBlock join(List<? extends RowRun<?>> runs) {
    return new LinearBlock(
        RowRun.matrices(runs, LinearBlock.class, LinearBlock::features),
        RowRun.numbers(runs, LinearBlock.class, LinearBlock::targets),
        weights == null ? null : RowRun.numbers(runs, LinearBlock.class, LinearBlock::weights),
        keys == null ? null : RowKeys.join(runs));
  }
}
