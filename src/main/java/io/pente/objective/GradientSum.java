package io.pente.objective;

import io.pente.data.Sum;
import java.io.Serializable;

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
  private final double[] weight;
  private final double[] squaredErrors;
  private final double[] compensation;
  private final double[] gradient;
  private final double[] columnSums;

  /** The losses and then their slopes by the scale, each with its compensation; maybe none. */
  private final double[] scaled;

  /**
   * Zero, of squared errors.
   *
   * @param n rows of the gradient
   * @param columns c, the questions answered side by side
   */
  public GradientSum(int n, int columns) {
    this(n, columns, false);
  }

  /**
   * Zero.
   *
   * @param scaled whether losses have a scale, and are not the squared errors
   */
  public GradientSum(int n, int columns, boolean scaled) {
    this.columns = columns;
    this.weight = new double[2];
    this.squaredErrors = new double[columns];
    this.compensation = new double[columns];
    this.gradient = new double[Math.multiplyExact(n, columns)];
    this.columnSums = new double[columns];
    this.scaled = new double[scaled ? 4 * columns : 0];
  }

  private GradientSum(GradientSum scalars, double[] gradient) {
    this.columns = scalars.columns;
    this.rows = scalars.rows;
    this.weight = scalars.weight;
    this.squaredErrors = scalars.squaredErrors;
    this.compensation = scalars.compensation;
    this.columnSums = scalars.columnSums;
    this.scaled = scalars.scaled;
    this.gradient = gradient;
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

  /** Adds to the loss of column k and to half its derivative by the scale's logarithm. */
  public void addScaled(int k, double loss, double slope) {
    addCompensated(scaled, k, scaled, 2 * columns + k, loss);
    addCompensated(scaled, columns + k, scaled, 3 * columns + k, slope);
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
    for (int k = 0; k < scaled.length / 4; k++) {
      addScaled(k, next.scaled[k], next.scaled[columns + k]);
      scaled[2 * columns + k] += next.scaled[2 * columns + k];
      scaled[3 * columns + k] += next.scaled[3 * columns + k];
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

  /** Σᵢ ωᵢ of what residual i of column k costs, where there is a scale. */
  public double loss(int k) {
    return scaled[k] + scaled[2 * columns + k];
  }

  /** Half its derivative by the scale's logarithm. */
  public double slope(int k) {
    return scaled[columns + k] + scaled[3 * columns + k];
  }

  /** Σᵢ ωᵢ (∂Rᵢₖ/∂parameters) Rᵢₖ, n × c row-major; tasks add to it in place. */
  public double[] gradient() {
    return gradient;
  }

  /** Σᵢ ωᵢ Rᵢₖ, c; tasks add to it in place. */
  public double[] columnSums() {
    return columnSums;
  }

  /** What goes over the network: where few columns were touched, those alone. */
  private Object writeReplace() {
    int touched = 0;
    for (double g : gradient) {
      touched += g != 0 ? 1 : 0;
    }
    return touched * 3L < gradient.length ? new Touched(this, touched) : this;
  }

  private static final class Touched implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int length;
    private final int[] places;
    private final double[] values;
    private final GradientSum rest;

    Touched(GradientSum sum, int touched) {
      length = sum.gradient.length;
      places = new int[touched];
      values = new double[touched];
      int next = 0;
      for (int i = 0; i < length; i++) {
        if (sum.gradient[i] != 0) {
          places[next] = i;
          values[next++] = sum.gradient[i];
        }
      }
      rest = new GradientSum(sum, new double[0]);
    }

    private Object readResolve() {
      double[] gradient = new double[length];
      for (int i = 0; i < places.length; i++) {
        gradient[places[i]] = values[i];
      }
      return new GradientSum(rest, gradient);
    }
  }

  @Override
  public long bytes() {
    return 8L * (gradient.length + 3L * columns + scaled.length);
  }
}
