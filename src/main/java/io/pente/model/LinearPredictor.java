package io.pente.model;

import java.io.Serializable;

/**
 * The one formula of a linear model's predictions: ŷₖ = ŷ₀ₖ, and then a fused multiply-add of (xⱼ −
 * x₀ⱼ) · Wⱼₖ for each feature, in their order. The same row gives the same bits wherever it is
 * predicted. A target with an origin is that plus the sum, rounded once more. Shared by threads.
 */
public final class LinearPredictor implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] weights;
  private final double[] centre;
  private final double[] atCentre;
  private final boolean centred;

  /** Origins as unevaluated sums of two doubles; null for none. */
  private final double[] featureHigh;

  private final double[] featureLow;
  private final double[] targetHigh;
  private final double[] targetLow;

  /**
   * @param weights W, n × p row-major; not copied
   * @param centre x₀, n; not copied
   * @param atCentre ŷ₀, p; not copied
   * @param less whether rows are less the features' origins already
   */
  LinearPredictor(
      double[] weights, double[] centre, double[] atCentre, Origins origins, boolean less) {
    this.weights = weights;
    this.centre = centre;
    this.atCentre = atCentre;
    boolean any = false;
    for (double c : centre) {
      any |= c != 0;
    }
    boolean shifted = !less && !origins.features().isEmpty();
    this.centred = any || shifted;
    this.featureHigh = shifted ? Origins.high(origins.features(), centre.length) : null;
    this.featureLow = shifted ? Origins.low(origins.features(), centre.length) : null;
    boolean moved = !origins.targets().isEmpty();
    this.targetHigh = moved ? Origins.high(origins.targets(), atCentre.length) : null;
    this.targetLow = moved ? Origins.low(origins.targets(), atCentre.length) : null;
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
    end(predictions, to);
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
      end(predictions, to);
      return;
    }
    int e = from;
    for (int j = 0; j < centre.length; j++) {
      boolean given = e < end && columns[e] == j;
      add(j, given ? values[e] : 0, predictions, to);
      e += given ? 1 : 0;
    }
    end(predictions, to);
  }

  private void start(double[] predictions, int to) {
    System.arraycopy(atCentre, 0, predictions, to, atCentre.length);
  }

  private void add(int j, double x, double[] predictions, int to) {
    int p = atCentre.length;
    double moved = (featureHigh == null ? x : less(x, j)) - centre[j];
    for (int k = 0; k < p; k++) {
      predictions[to + k] = Math.fma(moved, weights[j * p + k], predictions[to + k]);
    }
  }

  /** x less feature j's origin: exact near it, and rounded once. */
  private double less(double x, int j) {
    double difference = x - featureHigh[j];
    double back = difference + featureHigh[j];
    double error = (x - back) + (featureHigh[j] - (back - difference));
    return Math.abs(difference) <= Double.MAX_VALUE
        ? difference + (error - featureLow[j])
        : difference;
  }

  /** Adds the targets' origins. */
  private void end(double[] predictions, int to) {
    for (int k = 0; targetHigh != null && k < atCentre.length; k++) {
      double difference = predictions[to + k];
      double sum = targetHigh[k] + difference;
      double part = sum - targetHigh[k];
      double error = (targetHigh[k] - (sum - part)) + (difference - part);
      predictions[to + k] = Math.abs(sum) <= Double.MAX_VALUE ? sum + (error + targetLow[k]) : sum;
    }
  }
}
