package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.linalg.Kernels;
import io.pente.linalg.RowMatrix;
import java.util.List;

/**
 * What a squared-loss fit's residuals say of it, in one pass: with eₖ = rₖ/uₖ, uₖ the target's
 * unit, the products EᵀΩE, the fits' squares Σω((ŷ − m)/u)², and for Breusch and Pagan's regression
 * of e² on the features the sums of d = e² − centre, about a centre that keeps their digits.
 *
 * @param formula of the residuals
 * @param features n
 * @param targets the rows' targets that the model's are compared with
 * @param shift m, the targets' means in packed units, or 0; one each
 * @param unit uₖ > 0 in packed units, one each
 * @param centre about the mean of e², one each
 */
public record ResidualTask(
    ResidualFormula formula,
    int features,
    int[] targets,
    double[] shift,
    double[] unit,
    double[] centre)
    implements BlockTask<LinearBlock, ResidualSum> {
  /**
   * Of the fits that end at points of the space trained in.
   *
   * @param points z of each target
   * @param remainders what is known beyond their last digits, one each, where residuals are to be
   *     computed in double-double arithmetic; none where not
   */
  public static ResidualTask of(
      Standardization space,
      int[] targets,
      List<double[]> points,
      List<double[]> remainders,
      double[] unit,
      double[] centre) {
    int n = space.shift().length;
    int c = targets.length;
    double[] shift = new double[c];
    for (int k = 0; k < c; k++) {
      shift[k] = space.targetShift()[targets[k]];
    }
    ResidualFormula formula =
        remainders.isEmpty()
            ? plain(space, targets, points, shift)
            : ExtendedLinearObjective.task(space, targets, points, remainders);
    return new ResidualTask(formula, n, targets, shift, unit, centre);
  }

  private static ResidualFormula plain(
      Standardization space, int[] targets, List<double[]> points, double[] shift) {
    int n = space.shift().length;
    int c = targets.length;
    double[] weights = new double[Math.multiplyExact(n, c)];
    double[] bias = new double[c];
    for (int k = 0; k < c; k++) {
      double[] packed = space.push(targets[k], points.get(k), points.get(k));
      for (int j = 0; j < n; j++) {
        weights[j * c + k] = packed[j];
      }
      bias[k] = space.intercept() ? packed[n] : 0;
    }
    return new ResidualFormula.Plain(weights, bias, shift, targets);
  }

  @Override
  public ResidualSum zero() {
    return new ResidualSum(features, targets.length);
  }

  @Override
  public void add(LinearBlock block, long firstRow, ResidualSum into) {
    RowMatrix x = block.features();
    int c = targets.length;
    int tile = Math.max(1, Math.min(x.tileRows(c), x.rows()));
    double[] residuals = new double[tile * c];
    double[] weighed = new double[tile * c];
    for (int from = 0; from < x.rows(); from += tile) {
      int count = Math.min(tile, x.rows() - from);
      formula.fill(block, from, count, residuals);
      addFits(block, from, count, residuals, into);
      for (int i = 0; i < count; i++) {
        double omega = block.weights() == null ? 1 : block.weights()[from + i];
        standardize(residuals, i * c, omega, weighed, into);
        into.count(omega);
      }
      into.products().add(residuals, count);
      x.transposedTimes(from, count, weighed, c, into.gradient());
      Kernels.best().addColumnSums(weighed, count, c, into.columnSums());
    }
  }

  /** ŷ − m = r + (y − m). */
  private void addFits(
      LinearBlock block, int from, int count, double[] residuals, ResidualSum into) {
    int c = targets.length;
    int p = block.targets().length / block.rows();
    for (int i = 0; i < count; i++) {
      double omega = block.weights() == null ? 1 : block.weights()[from + i];
      for (int k = 0; k < c; k++) {
        double y = block.targets()[(from + i) * p + targets[k]] - shift[k];
        double fit = (residuals[i * c + k] + y) / unit[k];
        into.fits()[k] += omega * fit * fit;
      }
    }
  }

  /** A row's r becomes √ω e in place, and beside it stands ωd. */
  private void standardize(
      double[] residuals, int row, double omega, double[] weighed, ResidualSum into) {
    double root = Math.sqrt(omega);
    for (int k = 0; k < targets.length; k++) {
      double e = residuals[row + k] / unit[k];
      double d = e * e - centre[k];
      residuals[row + k] = root * e;
      weighed[row + k] = omega * d;
      into.addDeviation(k, omega == 0 ? 0 : d);
    }
  }
}
