package io.pente.objective;

import io.pente.data.Sum;
import io.pente.linalg.Gram;

/** What {@link ResidualTask} adds up. Arrays are added to in place by the task. */
public final class ResidualSum implements Sum<ResidualSum> {
  private static final long serialVersionUID = 1L;

  private final Gram products;
  private final double[] fits;
  private final double[] deviations;
  private final double[] deviationSquares;
  private final double[] gradient;
  private final double[] columnSums;
  private double logWeight;

  ResidualSum(int n, int c) {
    products = new Gram(c);
    fits = new double[c];
    deviations = new double[c];
    deviationSquares = new double[c];
    gradient = new double[Math.multiplyExact(n, c)];
    columnSums = new double[c];
  }

  /** Counts a row in. */
  void count(double omega) {
    logWeight += omega > 0 && omega != 1 ? Math.log(omega) : 0;
  }

  void addDeviation(int k, double d) {
    deviations[k] += d;
    deviationSquares[k] += d * d;
  }

  @Override
  public void add(ResidualSum next) {
    products.add(next.products);
    add(fits, next.fits);
    add(deviations, next.deviations);
    add(deviationSquares, next.deviationSquares);
    add(gradient, next.gradient);
    add(columnSums, next.columnSums);
    logWeight += next.logWeight;
  }

  private static void add(double[] to, double[] next) {
    for (int i = 0; i < to.length; i++) {
      to[i] += next[i];
    }
  }

  Gram products() {
    return products;
  }

  /** Σω eₖeₗ. */
  public double product(int k, int l) {
    return products.entry(Math.min(k, l), Math.max(k, l));
  }

  /** Σω((ŷ − m)/u)², c. */
  public double[] fits() {
    return fits;
  }

  /** Σd of the rows that weigh something, each once. */
  public double deviation(int k) {
    return deviations[k];
  }

  /** Σd² of those rows. */
  public double deviationSquare(int k) {
    return deviationSquares[k];
  }

  /** Σω x d, n × c row-major, x packed. */
  public double[] gradient() {
    return gradient;
  }

  /** Σωd, c. */
  public double[] columnSums() {
    return columnSums;
  }

  /** Σ ln ω of the rows that weigh something. */
  public double logWeight() {
    return logWeight;
  }

  @Override
  public long bytes() {
    return products.bytes() + 8L * (gradient.length + 4L * fits.length);
  }
}
