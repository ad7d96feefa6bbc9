package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.linalg.DoubleDouble;
import io.pente.linalg.ExtendedProducts;

/**
 * {@link LinearTask} in double-double arithmetic: the same sums, right to about 2⁻¹⁰⁰ of the sum of
 * the absolute values of their terms.
 *
 * @param weights V, n × c row-major, as unevaluated sums with {@code weightsLow}
 * @param bias c, with {@code biasLow}
 * @param targets the target that each column is compared with
 */
record ExtendedTask(
    int features,
    double[] weights,
    double[] weightsLow,
    double[] bias,
    double[] biasLow,
    int[] targets)
    implements BlockTask<LinearBlock, ExtendedSum>, ResidualFormula {
  private static final int TILE = 64;

  @Override
  public ExtendedSum zero() {
    return new ExtendedSum(features, targets.length);
  }

  @Override
  public void add(LinearBlock block, long firstRow, ExtendedSum into) {
    int c = targets.length;
    double[] high = new double[TILE * c];
    double[] low = new double[TILE * c];
    for (int from = 0; from < block.rows(); from += TILE) {
      int count = Math.min(TILE, block.rows() - from);
      residuals(block, from, count, high, low);
      weigh(block, from, count, high, low, into);
      ExtendedProducts.transposedTimes(
          block.features(), from, count, high, low, c, into.gradient(), into.gradientLow());
    }
    into.count(block.rows(), block.totalWeight());
  }

  private void residuals(LinearBlock block, int from, int count, double[] high, double[] low) {
    int c = targets.length;
    int p = block.targets().length / block.rows();
    for (int i = 0; i < count; i++) {
      System.arraycopy(bias, 0, high, i * c, c);
      System.arraycopy(biasLow, 0, low, i * c, c);
      for (int k = 0; k < c; k++) {
        double y = block.targets()[(from + i) * p + targets[k]];
        DoubleDouble.add(high, low, i * c + k, -y, 0);
      }
    }
    ExtendedProducts.times(block.features(), from, count, weights, weightsLow, c, high, low);
  }

  @Override
  public void fill(LinearBlock block, int from, int count, double[] into) {
    residuals(block, from, count, into, new double[into.length]);
  }

  /** Adds up ωr² and ωr; r becomes ωr in place. */
  private void weigh(
      LinearBlock block, int from, int count, double[] high, double[] low, ExtendedSum into) {
    int c = targets.length;
    for (int i = 0; i < count; i++) {
      double omega = block.weights() == null ? 1 : block.weights()[from + i];
      for (int k = 0; k < c; k++) {
        int e = i * c + k;
        into.addSquare(k, omega, high[e], low[e]);
        if (omega != 1) {
          double product = omega * high[e];
          low[e] = Math.fma(omega, low[e], DoubleDouble.productError(omega, high[e], product));
          high[e] = product;
        }
        into.addColumn(k, high[e], low[e]);
      }
    }
  }
}
