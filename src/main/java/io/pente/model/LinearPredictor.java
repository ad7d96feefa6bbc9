package io.pente.model;

import java.io.Serializable;

/**
 * The one formula of a linear model's predictions: ŷₖ = ŷ₀ₖ, and then a fused multiply-add of (xⱼ −
 * x₀ⱼ) · Wⱼₖ for each feature, in their order. The same row gives the same bits wherever it is
 * predicted. Shared by threads.
 */
public final class LinearPredictor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] weights;
  private final double[] centre;
  private final double[] atCentre;
  private final boolean centred;

  /**
   * @param weights W, n × p row-major; not copied
   * @param centre x₀, n; not copied
   * @param atCentre ŷ₀, p; not copied
   */
  LinearPredictor(double[] weights, double[] centre, double[] atCentre) {
    this.weights = weights;
    this.centre = centre;
    this.atCentre = atCentre;
    boolean any = false;
    for (double c : centre) {
      any |= c != 0;
    }
    this.centred = any;
  }

  /** n. */
  public int features() {
    return centre.length;
  }

  /** p. */
  public int targets() {
    return atCentre.length;
  }

  /**
   * Predicts a row.
   *
   * @param x the row's n values, from index {@code from} on
   * @param predictions p values from index {@code to} on, overwritten
   */
  public void predict(double[] x, int from, double[] predictions, int to) {
    start(predictions, to);
    for (int j = 0; j < centre.length; j++) {
      add(j, x[from + j], predictions, to);
    }
  }

  /**
   * Predicts a row of which only some values are given, the others being 0.
   *
   * @param columns ascending, from index {@code from} to {@code end}
   * @param values beside them
   * @param predictions p values from index {@code to} on, overwritten
   */
  public void predict(
      int[] columns, double[] values, int from, int end, double[] predictions, int to) {
    start(predictions, to);
    if (!centred) {
      for (int e = from; e < end; e++) {
        add(columns[e], values[e], predictions, to);
      }
      return;
    }
    int e = from;
    for (int j = 0; j < centre.length; j++) {
      boolean given = e < end && columns[e] == j;
      add(j, given ? values[e] : 0, predictions, to);
      e += given ? 1 : 0;
    }
  }

  private void start(double[] predictions, int to) {
    System.arraycopy(atCentre, 0, predictions, to, atCentre.length);
  }

  private void add(int j, double x, double[] predictions, int to) {
    int p = atCentre.length;
    double moved = x - centre[j];
    for (int k = 0; k < p; k++) {
      predictions[to + k] = Math.fma(moved, weights[j * p + k], predictions[to + k]);
    }
  }
}
