package io.pente.path;

import io.pente.data.Sum;

/**
 * Of each fold and target, with z a row's features less the fold's means and r its residual by some
 * weights, less theirs: Σωr, Σωr² and Σωzr.
 *
 * @param features n
 * @param targets p
 * @param sums of each fold p × (2 + n) numbers
 */
record FoldResiduals(int features, int targets, double[][] sums) implements Sum<FoldResiduals> {
  static FoldResiduals none(int folds, int features, int targets) {
    return new FoldResiduals(features, targets, new double[folds][targets * (2 + features)]);
  }

  /** Adds a row of a fold. */
  void add(int fold, double[] z, int from, int k, double residual, double weight) {
    double[] sum = sums[fold];
    int at = k * (2 + features);
    double weighted = weight * residual;
    sum[at] += weighted;
    sum[at + 1] = Math.fma(weighted, residual, sum[at + 1]);
    for (int j = 0; j < features; j++) {
      sum[at + 2 + j] = Math.fma(weighted, z[from + j], sum[at + 2 + j]);
    }
  }

  /** Σωr. */
  double sum(int fold, int k) {
    return sums[fold][k * (2 + features)];
  }

  /** Σωr². */
  double squares(int fold, int k) {
    return sums[fold][k * (2 + features) + 1];
  }

  /** Σωzⱼr. */
  double product(int fold, int k, int j) {
    return sums[fold][k * (2 + features) + 2 + j];
  }

  @Override
  public void add(FoldResiduals next) {
    for (int fold = 0; fold < sums.length; fold++) {
      for (int i = 0; i < sums[fold].length; i++) {
        sums[fold][i] += next.sums[fold][i];
      }
    }
  }

  @Override
  public long bytes() {
    return 8L * sums.length * targets * (2 + features);
  }
}
