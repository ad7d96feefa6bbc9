package io.pente.path;

import io.pente.data.Sum;
import io.pente.linalg.Kernels;

/**
 * Of each fold, with z the features of a row and r what some weights leave of its targets: Σωr,
 * Σωr² and Σωzrᵀ.
 *
 * @param features n
 * @param targets p
 * @param sums of each fold p numbers
 * @param squares of each fold p
 * @param products of each fold n × p, row-major
 */
record FoldResiduals(
    int features, int targets, double[][] sums, double[][] squares, double[][] products)
    implements Sum<FoldResiduals> {
  static FoldResiduals none(int folds, int features, int targets) {
    return new FoldResiduals(
        features,
        targets,
        new double[folds][targets],
        new double[folds][targets],
        new double[folds][features * targets]);
  }

  /**
   * Adds rows of a fold.
   *
   * @param z count × n row-major
   * @param r count × p row-major; each row is multiplied by its weight in place
   */
  void add(int fold, int count, double[] z, double[] r, double[] weights) {
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < targets; k++) {
        double residual = r[i * targets + k];
        double weighted = weights[i] * residual;
        sums[fold][k] += weighted;
        squares[fold][k] = Math.fma(weighted, residual, squares[fold][k]);
        r[i * targets + k] = weighted;
      }
    }
    if (features > 0) {
      Kernels.best().transposedTimes(z, 0, count, features, r, targets, products[fold]);
    }
  }

  /** Σωr. */
  double sum(int fold, int k) {
    return sums[fold][k];
  }

  /** Σωr². */
  double squares(int fold, int k) {
    return squares[fold][k];
  }

  /** Σωzⱼr. */
  double product(int fold, int k, int j) {
    return products[fold][j * targets + k];
  }

  @Override
  public void add(FoldResiduals next) {
    add(sums, next.sums);
    add(squares, next.squares);
    add(products, next.products);
  }

  private static void add(double[][] to, double[][] more) {
    for (int fold = 0; fold < to.length; fold++) {
      for (int i = 0; i < to[fold].length; i++) {
        to[fold][i] += more[fold][i];
      }
    }
  }

  /** Of each fold, the sum of the others: those before it and those after it. */
  FoldResiduals others() {
    return new FoldResiduals(features, targets, others(sums), others(squares), others(products));
  }

  private static double[][] others(double[][] folds) {
    int width = folds[0].length;
    double[][] others = new double[folds.length][width];
    for (int i = 0; i < width; i++) {
      double after = 0;
      for (int fold = folds.length - 1; fold >= 0; fold--) {
        others[fold][i] = after;
        after += folds[fold][i];
      }
      double before = 0;
      for (int fold = 0; fold < folds.length; fold++) {
        others[fold][i] += before;
        before += folds[fold][i];
      }
    }
    return others;
  }

  @Override
  public long bytes() {
    return 8L * sums.length * targets * (2 + features);
  }
}
