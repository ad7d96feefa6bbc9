package io.pente.model;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A root Y of (Z̃ᵀ diag(ω) Z̃/Σω)⁺ = YᵀY: takes standardized features to coordinates in which the
 * rows are uncorrelated and of variance 1. Variances are sums of squares there: a form zᵀ(Z̃ᵀ
 * diag(ω) Z̃/Σω)⁺z is ‖Yz‖², which keeps the digits that the features' condition number leaves,
 * where the entries of YᵀY would leave those of its square. A value: arrays are copied on their way
 * in and out.
 *
 * @param features n
 * @param root Y, row-major: as many rows as features are told apart
 */
public record Whitening(int features, double[] root) implements Serializable {
  static final Whitening NONE = new Whitening(0, new double[0]);

  /**
   * @throws IllegalArgumentException for a root that is not of at most n rows of n numbers
   */
  public Whitening {
    root = root.clone();
    boolean rows = features == 0 ? root.length == 0 : root.length % features == 0;
    if (!rows || root.length > (long) features * features) {
      throw new IllegalArgumentException(root.length + " numbers are no root");
    }
  }

  /** How many coordinates there are: the rank of the features. */
  public int coordinates() {
    return features == 0 ? 0 : root.length / features;
  }

  /**
   * Yz.
   *
   * @param z at least n numbers
   */
  public double[] of(double[] z) {
    double[] white = new double[coordinates()];
    for (int i = 0; i < white.length; i++) {
      double sum = 0;
      for (int j = 0; j < features; j++) {
        sum = Math.fma(root[i * features + j], z[j], sum);
      }
      white[i] = sum;
    }
    return white;
  }

  /**
   * (Yc, c of the mean): a combination of slopes and the prediction at the means in coordinates.
   *
   * @param c n + 1 numbers
   */
  public double[] combination(double[] c) {
    double[] all = Arrays.copyOf(of(c), coordinates() + 1);
    all[all.length - 1] = c[features];
    return all;
  }

  /** ‖Yz‖². */
  public double square(double[] z) {
    double square = 0;
    for (double coordinate : of(z)) {
      square = Math.fma(coordinate, coordinate, square);
    }
    return square;
  }

  /** An entry of YᵀY. */
  public double inverse(int i, int j) {
    double sum = 0;
    for (int from = 0; from < root.length; from += features) {
      sum = Math.fma(root[from + i], root[from + j], sum);
    }
    return sum;
  }

  @Override
  public double[] root() {
    return root.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Whitening that
        && features == that.features
        && Arrays.equals(root, that.root);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(root);
  }

  @Override
  public String toString() {
    return coordinates() + " coordinates of " + features + " features";
  }
}
