package io.pente.objective;

import io.pente.data.Batch;
import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.function.MeanSquaredError;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean squared error of a linear model over packed rows, one problem a target: with weights v
 * and bias c, f(v, c) = Σᵢ ωᵢ (xᵢ·v + c − yᵢₖ)² / Σωᵢ, ∂f/∂v = (2/Σω) XᵀR, ∂f/∂c = (2/Σω) ΣR. The
 * Hessian's product is exact: f is a quadratic.
 *
 * <p>A point is (v, c), of dimension n + 1, in the packed variables (columns less their pivots);
 * without an intercept it is v alone, of dimension n.
 */
public final class LinearObjective implements Objective {
  private final Blocks<? extends LinearBlock> blocks;
  private final int features;
  private final boolean intercept;
  private final double[] featureSizes;
  private final double[] targetSizes;

  /**
   * @param featureSizes the root mean square of each packed feature, n: for the rounding error of a
   *     value
   * @param targetSizes the same of each packed target, p
   */
  public LinearObjective(
      Blocks<? extends LinearBlock> blocks,
      boolean intercept,
      double[] featureSizes,
      double[] targetSizes) {
    this.blocks = blocks;
    this.features = featureSizes.length;
    this.intercept = intercept;
    this.featureSizes = featureSizes.clone();
    this.targetSizes = targetSizes.clone();
  }

  @Override
  public int dimension() {
    return features + (intercept ? 1 : 0);
  }

  @Override
  public List<Evaluation> evaluate(List<Query> queries, Batch batch, String label) {
    GradientSum sum = blocks.sum(task(queries, batch), label);
    List<Evaluation> answers = new ArrayList<>(queries.size());
    for (int k = 0; k < queries.size(); k++) {
      answers.add(answer(queries.get(k), k, queries.size(), sum));
    }
    return answers;
  }

  private LinearTask task(List<Query> queries, Batch batch) {
    int columns = queries.size();
    double[] weights = new double[Math.multiplyExact(features, columns)];
    double[] bias = new double[columns];
    int[] targets = new int[columns];
    for (int k = 0; k < columns; k++) {
      Query query = queries.get(k);
      double[] from = query.operand();
      for (int j = 0; j < features; j++) {
        weights[j * columns + k] = from[j];
      }
      bias[k] = intercept ? from[features] : 0;
      targets[k] = query instanceof Query.Product ? -1 : query.problem();
    }
    return new LinearTask(features, weights, bias, targets, batch);
  }

  private Evaluation answer(Query query, int k, int columns, GradientSum sum) {
    double[] gradient = new double[dimension()];
    for (int j = 0; j < features; j++) {
      gradient[j] = MeanSquaredError.gradient(sum.gradient()[j * columns + k], sum.weight());
    }
    if (intercept) {
      gradient[features] = MeanSquaredError.gradient(sum.columnSums()[k], sum.weight());
    }
    if (query instanceof Query.Product) {
      return new Evaluation(0, 0, gradient);
    }
    double value = MeanSquaredError.mean(sum.squaredError(k), sum.weight());
    return new Evaluation(value, valueError(query, value), gradient);
  }

  /**
   * A residual is wrong by about ε times the size of the terms that it is made of, and a mean of
   * squares by ε of itself and twice that residual error times the root of itself.
   */
  private double valueError(Query query, double value) {
    double terms = targetSizes[query.problem()];
    for (int j = 0; j < features; j++) {
      terms += Math.abs(query.point()[j]) * featureSizes[j];
    }
    if (intercept) {
      terms += Math.abs(query.point()[features]);
    }
    double residual = 4 * Math.ulp(1.0) * terms;
    return 4 * Math.ulp(1.0) * value + 2 * Math.sqrt(value) * residual + residual * residual;
  }
}
