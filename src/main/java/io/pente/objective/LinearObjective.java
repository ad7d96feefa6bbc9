package io.pente.objective;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.data.OnRows;
import io.pente.data.RowSet;
import io.pente.function.MeanSquaredError;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean loss of a linear model over packed rows, one problem a target: with weights v and bias
 * c, and residuals rᵢ = xᵢ·v + c − yᵢₖ,
 *
 * <pre>
 *   squared:  f(v, c) = Σᵢ ωᵢ rᵢ² / Σω,            ∂f/∂v = (2/Σω) XᵀR, ∂f/∂c = (2/Σω) ΣR
 *   Huber's:  f(v, c, ln σ) = Σᵢ ωᵢ (σ + H(rᵢ/σ)σ) / Σω
 * </pre>
 *
 * The squared loss is a quadratic and its Hessian's product exact. Huber's product is that of a
 * quadratic that lies above: 2/(σΣω) XᵀX for v and c, and 2σ for ln σ.
 *
 * <p>A point is (v, c), in the packed variables (columns less their pivots), without an intercept v
 * alone; with Huber's loss ln σ is its last coordinate.
 */
public final class LinearObjective implements Objective {
  private final Blocks<? extends LinearBlock> blocks;
  private final ResidualLoss loss;
  private final int features;
  private final boolean intercept;
  private final double[] featureSizes;
  private final double[] targetSizes;

  /**
   * Of the squared loss.
   *
   * @param featureSizes the root mean square of each packed feature, n: for the rounding error of a
   *     value
   * @param targetSizes the same of each packed target, p
   */
  public LinearObjective(
      Blocks<? extends LinearBlock> blocks,
      boolean intercept,
      double[] featureSizes,
      double[] targetSizes) {
    this(blocks, ResidualLoss.SQUARED, intercept, featureSizes, targetSizes);
  }

  /** Of any loss. */
  public LinearObjective(
      Blocks<? extends LinearBlock> blocks,
      ResidualLoss loss,
      boolean intercept,
      double[] featureSizes,
      double[] targetSizes) {
    this.blocks = blocks;
    this.loss = loss;
    this.features = featureSizes.length;
    this.intercept = intercept;
    this.featureSizes = featureSizes.clone();
    this.targetSizes = targetSizes.clone();
  }

  @Override
  public int dimension() {
    return features + (intercept ? 1 : 0) + (loss.fitsScale() ? 1 : 0);
  }

  @Override
  public List<Evaluation> evaluate(List<Query> queries, RowSet rows, String label) {
    GradientSum sum = blocks.sum(OnRows.of(task(queries), rows), label);
    if (sum.weight() == 0) {
      return List.of();
    }
    List<Evaluation> answers = new ArrayList<>(queries.size());
    for (int k = 0; k < queries.size(); k++) {
      answers.add(answer(queries.get(k), k, queries.size(), sum));
    }
    return answers;
  }

  private LinearTask task(List<Query> queries) {
    int columns = queries.size();
    double[] weights = new double[Math.multiplyExact(features, columns)];
    double[] bias = new double[columns];
    int[] targets = new int[columns];
    double[] scales = new double[columns];
    for (int k = 0; k < columns; k++) {
      Query query = queries.get(k);
      double[] from = query.operand();
      for (int j = 0; j < features; j++) {
        weights[j * columns + k] = from[j];
      }
      boolean product = query instanceof Query.Product;
      bias[k] = intercept ? from[features] : 0;
      targets[k] = product ? -1 : query.problem();
      scales[k] = product || !loss.fitsScale() ? Double.NaN : scale(query);
    }
    return new LinearTask(features, weights, bias, targets, loss, scales);
  }

  private double scale(Query query) {
    return Math.exp(query.point()[dimension() - 1]);
  }

  private Evaluation answer(Query query, int k, int columns, GradientSum sum) {
    double[] gradient = new double[dimension()];
    for (int j = 0; j < features; j++) {
      gradient[j] = MeanSquaredError.gradient(sum.gradient()[j * columns + k], sum.weight());
    }
    if (intercept) {
      gradient[features] = MeanSquaredError.gradient(sum.columnSums()[k], sum.weight());
    }
    if (query instanceof Query.Product product) {
      return Evaluation.product(loss.fitsScale() ? above(product, gradient) : gradient);
    }
    double squares = MeanSquaredError.mean(sum.squaredError(k), sum.weight());
    double residual = residualError(query);
    double error = valueError(residual, squares);
    if (!loss.fitsScale()) {
      return new Evaluation(squares, error, residual + sumError(squares), gradient);
    }
    gradient[dimension() - 1] = MeanSquaredError.gradient(sum.slope(k), sum.weight());
    double value = MeanSquaredError.mean(sum.loss(k), sum.weight());
    double rounding = error / scale(query) + 8 * Math.ulp(1.0) * Math.abs(value);
    double noise = (residual + sumError(squares)) / scale(query);
    return new Evaluation(value, 0, rounding, noise, gradient, squares);
  }

  /** Huber's product, of the quadratic above it. */
  private double[] above(Query.Product query, double[] gradient) {
    double scale = scale(query);
    int last = dimension() - 1;
    for (int i = 0; i < last; i++) {
      gradient[i] /= scale;
    }
    gradient[last] = 2 * scale * query.along()[last];
    return gradient;
  }

  /** A residual is wrong by about ε times the size of the terms that it is made of. */
  private double residualError(Query query) {
    double terms = targetSizes[query.problem()];
    for (int j = 0; j < features; j++) {
      terms += Math.abs(query.point()[j]) * featureSizes[j];
    }
    if (intercept) {
      terms += Math.abs(query.point()[features]);
    }
    return 4 * Math.ulp(1.0) * terms;
  }

  /** What adding up residuals of a mean square adds to their errors, about. */
  private static double sumError(double squares) {
    return 8 * Math.ulp(1.0) * Math.sqrt(squares);
  }

  /** A mean of squares is wrong by ε of itself and twice the residuals' error times its root. */
  private static double valueError(double residual, double value) {
    return 4 * Math.ulp(1.0) * value + 2 * Math.sqrt(value) * residual + residual * residual;
  }
}
