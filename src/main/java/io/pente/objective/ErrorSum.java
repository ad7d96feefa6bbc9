package io.pente.objective;

import io.pente.data.ColumnMoments;
import io.pente.data.Sum;

/** How far predictions are from targets, for each target: sums of squares and absolute values. */
public final class ErrorSum implements Sum<ErrorSum> {
  private static final long serialVersionUID = 1L;

  private long rows;
  private double weight;
  private final double[] squared;
  private final double[] absolute;
  private final ColumnMoments targets = new ColumnMoments();

  /** Of no rows. */
  public ErrorSum(int count) {
    squared = new double[count];
    absolute = new double[count];
  }

  /** Adds residuals of {@code count} rows, row-major. */
  public void addResiduals(double[] residuals, int count, double[] weights, int from) {
    int p = squared.length;
    for (int i = 0; i < count; i++) {
      double omega = weights == null ? 1 : weights[from + i];
      for (int k = 0; k < p; k++) {
        double r = residuals[i * p + k];
        squared[k] += omega * r * r;
        absolute[k] += omega * Math.abs(r);
      }
    }
  }

  /** Counts rows and adds their targets' moments. */
  public void addTargets(double[] y, int count, double[] weights, double totalWeight) {
    rows += count;
    weight += totalWeight;
    targets.addDense(y, count, squared.length, weights, totalWeight);
  }

  @Override
  public void add(ErrorSum next) {
    rows += next.rows;
    weight += next.weight;
    for (int k = 0; k < squared.length; k++) {
      squared[k] += next.squared[k];
      absolute[k] += next.absolute[k];
    }
    targets.add(next.targets);
  }

  @Override
  public long bytes() {
    return 40L * squared.length;
  }

  public long rows() {
    return rows;
  }

  /** √(Σωr² / Σω). */
  public double rmse(int k) {
    return Math.sqrt(squared[k] / weight);
  }

  /** Σω|r| / Σω. */
  public double mae(int k) {
    return absolute[k] / weight;
  }

  /** 1 − Σωr² / Σω(y − mean)²; NaN for a constant target. */
  public double r2(int k) {
    double total = targets.secondMoments()[k];
    return total == 0 ? Double.NaN : 1 - squared[k] / total;
  }

  /** The mean of target k as it is packed. */
  public double mean(int k) {
    return targets.means()[k];
  }

  /**
   * 1 − Σωr² / Σωy²; NaN for a target that is 0.
   *
   * @param mean of the target, from 0 on
   */
  public double r2AboutZero(int k, double mean) {
    double total = targets.secondMoments()[k] + weight * mean * mean;
    return total == 0 ? Double.NaN : 1 - squared[k] / total;
  }

  /** Σωr². */
  public double squared(int k) {
    return squared[k];
  }

  /** Σω. */
  public double weight() {
    return weight;
  }
}
