package io.pente.objective;

import io.pente.data.Sum;

/**
 * What a pass adds up for each of c columns, a column being one question: the squared error, the
 * gradient of half of it, and how many rows went in. All sums, never means.
 *
 * <p>The scalars are compensated sums (Neumaier 1974), so that their error does not grow with the
 * number of blocks and partitions.
 */
public final class GradientSum implements Sum<GradientSum> {
  private static final long serialVersionUID = 1L;

  private final int columns;
  private long rows;
  private final double[] weight = new double[2];
  private final double[] squaredErrors;
  private final double[] compensation;
  private final double[] gradient;
  private final double[] columnSums;

  /**
   * Zero.
   *
   * @param n rows of the gradient
   * @param columns c, the questions answered side by side
   */
  public GradientSum(int n, int columns) {
    this.columns = columns;
    this.squaredErrors = new double[columns];
    this.compensation = new double[columns];
    this.gradient = new double[Math.multiplyExact(n, columns)];
    this.columnSums = new double[columns];
  }

  /** Counts rows in. */
  public void count(long more, double moreWeight) {
    rows += more;
    addCompensated(weight, 0, weight, 1, moreWeight);
  }

  /** Adds to the squared error of column k. */
  public void addSquaredError(int k, double more) {
    addCompensated(squaredErrors, k, compensation, k, more);
  }

  @Override
  public void add(GradientSum next) {
    count(next.rows, next.weight[0]);
    weight[1] += next.weight[1];
    for (int k = 0; k < columns; k++) {
      addSquaredError(k, next.squaredErrors[k]);
      compensation[k] += next.compensation[k];
      columnSums[k] += next.columnSums[k];
    }
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += next.gradient[i];
    }
  }

  private static void addCompensated(double[] sums, int k, double[] errors, int e, double more) {
    double old = sums[k];
    double sum = old + more;
    errors[e] += Math.abs(old) >= Math.abs(more) ? (old - sum) + more : (more - sum) + old;
    sums[k] = sum;
  }

  public long rows() {
    return rows;
  }

  /** Σωᵢ; the number of rows where rows have no weights. */
  public double weight() {
    return weight[0] + weight[1];
  }

  /** Σᵢ ωᵢ Rᵢₖ². */
  public double squaredError(int k) {
    double error = compensation[k];
    return Double.isNaN(error) ? squaredErrors[k] : squaredErrors[k] + error;
  }

  /** Σᵢ ωᵢ (∂Rᵢₖ/∂parameters) Rᵢₖ, n × c row-major; tasks add to it in place. */
  public double[] gradient() {
    return gradient;
  }

  /** Σᵢ ωᵢ Rᵢₖ, c; tasks add to it in place. */
  public double[] columnSums() {
    return columnSums;
  }

  @Override
  public long bytes() {
    return 8L * (gradient.length + 3L * columns);
  }
}
