package io.pente.objective;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.data.RowSet;
import io.pente.linalg.DoubleDouble;
import java.util.ArrayList;
import java.util.List;

/**
 * The linear model's objective in the space trained in, like {@link LinearObjective} under a {@link
 * Standardization}, with residuals, sums and both changes of variables in double-double arithmetic:
 * a gradient near a solution comes out to the last digits however much cancels. For refinement:
 * some twenty times slower. Answers gradients over all rows.
 */
public final class ExtendedLinearObjective implements Objective {
  private final Blocks<? extends LinearBlock> blocks;
  private final Standardization space;
  private final int n;

  public ExtendedLinearObjective(Blocks<? extends LinearBlock> blocks, Standardization space) {
    this.blocks = blocks;
    this.space = space;
    this.n = space.shift().length;
  }

  @Override
  public int dimension() {
    return n + (space.intercept() ? 1 : 0);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException for a product or a part of the rows
   */
  @Override
  public List<Evaluation> evaluate(List<Query> queries, RowSet rows, String label) {
    if (!rows.all() || queries.stream().anyMatch(q -> q instanceof Query.Product)) {
      throw new IllegalArgumentException("Extended precision is for gradients over all rows");
    }
    ExtendedSum sum = blocks.sum(task(queries), label);
    List<Evaluation> answers = new ArrayList<>(queries.size());
    for (int k = 0; k < queries.size(); k++) {
      answers.add(answer(queries.get(k).problem(), k, queries.size(), sum));
    }
    return answers;
  }

  private ExtendedTask task(List<Query> queries) {
    int[] targets = queries.stream().mapToInt(Query::problem).toArray();
    return task(space, targets, queries.stream().map(Query::point).toList(), List.of());
  }

  /**
   * v = s z / τ, c = s z_n + m − Σ shift v.
   *
   * @param points z of each target
   * @param remainders what is known of them beyond their last digits; none or one each
   */
  static ExtendedTask task(
      Standardization space, int[] targets, List<double[]> points, List<double[]> remainders) {
    int n = space.shift().length;
    int c = targets.length;
    double[] high = new double[n * c];
    double[] low = new double[n * c];
    double[] bias = new double[c];
    double[] biasLow = new double[c];
    for (int k = 0; k < c; k++) {
      double[] z = points.get(k);
      double[] beyond = remainders.isEmpty() ? new double[z.length] : remainders.get(k);
      double s = space.targetScale()[targets[k]];
      for (int j = 0; j < n; j++) {
        int e = j * c + k;
        DoubleDouble.addProduct(high, low, e, s * space.inverseScale()[j], z[j], beyond[j]);
        DoubleDouble.addProduct(bias, biasLow, k, -space.shift()[j], high[e], low[e]);
      }
      if (space.intercept()) {
        DoubleDouble.addProduct(bias, biasLow, k, s, z[n], beyond[n]);
        DoubleDouble.add(bias, biasLow, k, space.targetShift()[targets[k]], 0);
      }
    }
    return new ExtendedTask(n, high, low, bias, biasLow, targets);
  }

  /** The pull back, in double-double: s/τ (G − shift · ΣR), times 2/(Σω s²). */
  private Evaluation answer(int target, int k, int c, ExtendedSum sum) {
    double s = space.targetScale()[target];
    double factor = 2 / sum.weight() / s;
    double[] gradient = new double[dimension()];
    double[] high = new double[1];
    double[] low = new double[1];
    for (int j = 0; j < n; j++) {
      high[0] = sum.gradient()[j * c + k];
      low[0] = sum.gradientLow()[j * c + k];
      DoubleDouble.addProduct(
          high, low, 0, -space.shift()[j], sum.columns()[k], sum.columnsLow()[k]);
      gradient[j] = factor * space.inverseScale()[j] * high[0];
    }
    if (space.intercept()) {
      gradient[n] = factor * sum.columns()[k];
    }
    double value = sum.squaredError(k) / sum.weight() / s / s;
    return new Evaluation(
        value, 8 * Math.ulp(value), 8 * Math.ulp(1.0) * Math.sqrt(value), gradient);
  }
}
