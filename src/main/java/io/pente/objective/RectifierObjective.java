package io.pente.objective;

import io.pente.data.Blocks;
import io.pente.data.OnRows;
import io.pente.data.RectifierBlock;
import io.pente.data.RectifierMoments;
import io.pente.data.RowSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * f(x) = ‖S(Mx)⁺ − Ax − t‖², a sum over rows and not a mean, with ∇f = 2 Re(Jᴴa) and the
 * Gauss–Newton products 2 Re(JᴴJ)v. Its problems are f with different steepnesses λ, the stages of
 * a continuation; any number of points of each can be asked about in one pass.
 */
public final class RectifierObjective implements Objective {
  private final Blocks<? extends RectifierBlock> blocks;
  private final RectifierMoments moments;
  private final double unit;
  private final double[] lambdas;

  /**
   * @param moments of all the rows, for the rounding error of a value
   * @param lambdas the steepness of each problem, positive and finite
   */
  public RectifierObjective(
      Blocks<? extends RectifierBlock> blocks, RectifierMoments moments, double... lambdas) {
    this(blocks, moments, 1, lambdas);
  }

  /**
   * The same in other units: f(x) = ‖S(Mx)⁺ − Ax − unit·t‖², with steepnesses in those units too.
   *
   * @param unit a power of two, by which nothing is rounded
   */
  RectifierObjective(
      Blocks<? extends RectifierBlock> blocks,
      RectifierMoments moments,
      double unit,
      double[] lambdas) {
    this.blocks = blocks;
    this.moments = moments;
    this.unit = unit;
    this.lambdas = lambdas.clone();
  }

  @Override
  public int dimension() {
    return moments.dimension();
  }

  @Override
  public List<Evaluation> evaluate(List<Query> queries, RowSet rows, String label) {
    GradientSum sum = blocks.sum(OnRows.of(task(queries), rows), label);
    List<Evaluation> answers = new ArrayList<>(queries.size());
    for (int k = 0; k < queries.size(); k++) {
      answers.add(answer(queries.get(k), k, queries.size(), sum));
    }
    return answers;
  }

  private RectifierTask task(List<Query> queries) {
    List<double[]> points = new ArrayList<>();
    List<double[]> moves = new ArrayList<>();
    List<double[]> alongs = new ArrayList<>();
    double[] steepness = new double[queries.size()];
    int[] products = new int[queries.size()];
    for (int k = 0; k < products.length; k++) {
      Query query = queries.get(k);
      steepness[k] = lambdas[query.problem()];
      points.add(query.point());
      moves.add(query.operand());
      products[k] = -1;
      if (query instanceof Query.Product product) {
        products[k] = alongs.size();
        alongs.add(product.along());
      }
    }
    return new RectifierTask(
        dimension(), unit, steepness, columns(points), columns(moves), columns(alongs), products);
  }

  /** The vectors side by side, d × as many, row-major. */
  private double[] columns(List<double[]> vectors) {
    int count = vectors.size();
    double[] matrix = new double[Math.multiplyExact(dimension(), count)];
    for (int k = 0; k < count; k++) {
      for (int j = 0; j < dimension(); j++) {
        matrix[j * count + k] = vectors.get(k)[j];
      }
    }
    return matrix;
  }

  private Evaluation answer(Query query, int k, int questions, GradientSum sum) {
    double[] gradient = new double[dimension()];
    Arrays.setAll(gradient, j -> 2 * sum.gradient()[j * questions + k]);
    if (query instanceof Query.Product) {
      return Evaluation.product(gradient);
    }
    double value = sum.squaredError(k);
    double residuals = residualError(query.point(), sum.rows());
    double noise = residuals + 8 * Math.ulp(1.0) * Math.sqrt(value);
    return new Evaluation(value, valueError(residuals, value), noise, gradient);
  }

  /**
   * A residual is wrong by about ε times the size of the terms that it is made of, whose root mean
   * square is at most Σⱼ |xⱼ| (that of |δ|Mⱼ and of Aⱼ) + that of t, as |(u)⁺| ≤ |u| and |c| ≤ 1.1:
   * the norm of the residuals' errors.
   */
  private double residualError(double[] x, long rows) {
    double terms = unit * moments.targetSize();
    for (int j = 0; j < x.length; j++) {
      terms += Math.abs(x[j]) * (moments.rectifiedSize(j) + moments.linearSize(j));
    }
    return 4 * Math.ulp(1.0) * terms * Math.sqrt(rows);
  }

  /** f = ‖a‖² is wrong by ε of itself and 2‖a‖ times the norm of the residuals' errors. */
  private static double valueError(double residuals, double value) {
    return 4 * Math.ulp(1.0) * value + 2 * Math.sqrt(value) * residuals + residuals * residuals;
  }
}
