package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.ColumnSums;
import io.pente.data.LinearBlock;
import io.pente.function.Linear;
import io.pente.function.SquaredError;
import io.pente.linalg.RowMatrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Σᵢ ωᵢ |xᵢⱼ − shiftⱼ| |Rᵢₖ| for chosen pairs of a feature j and a target k: the size of the terms
 * that a gradient's entry is made of, which its rounding error is relative to. One sum a pair.
 *
 * @param weights V, n × p row-major, where the residuals are taken
 * @param bias p
 * @param unit n × m row-major: column c picks the feature of pair c; zeros pick the bias
 * @param shifts m; −1 for the bias, so that |0 − shift| is 1
 * @param targetOf m
 */
public record TermsTask(
    double[] weights, double[] bias, double[] unit, double[] shifts, int[] targetOf)
    implements BlockTask<LinearBlock, ColumnSums> {
  @Override
  public ColumnSums zero() {
    return new ColumnSums(shifts.length);
  }

  @Override
  public void add(LinearBlock block, long firstRow, ColumnSums into) {
    int p = bias.length;
    int m = shifts.length;
    RowMatrix x = block.features();
    int tile = x.tileRows(Math.max(p, m));
    int[] targets = IntStream.range(0, p).toArray();
    double[] residuals = new double[Math.min(tile, x.rows()) * p];
    double[] entries = new double[Math.min(tile, x.rows()) * m];
    for (int from = 0; from < x.rows(); from += tile) {
      int count = Math.min(tile, x.rows() - from);
      Linear.forward(x, from, count, weights, bias, p, residuals);
      SquaredError.residual(residuals, count, p, block.targets(), from, p, targets);
      Arrays.fill(entries, 0);
      x.times(from, count, unit, m, entries);
      for (int i = 0; i < count; i++) {
        double omega = block.weights() == null ? 1 : block.weights()[from + i];
        for (int c = 0; c < m; c++) {
          double r = residuals[i * p + targetOf[c]];
          into.values()[c] += omega * Math.abs((entries[i * m + c] - shifts[c]) * r);
        }
      }
    }
    into.count(x.rows());
  }
}
