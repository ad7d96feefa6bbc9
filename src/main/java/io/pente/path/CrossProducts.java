package io.pente.path;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;

/** X̃ᵀΩỸ/Σω, by one cheap pass: what the largest penalty of a path is known by. */
public final class CrossProducts {
  private CrossProducts() {}

  /**
   * Of each target, with each feature.
   *
   * @param pivot what rows are taken less of; their means, or 0
   * @param totalWeight Σω
   */
  public static double[][] of(
      Blocks<LinearBlock> blocks, FoldedRows.Space space, double[] pivot, double totalWeight) {
    int n = space.features();
    int p = space.targets();
    FoldResidualsTask task =
        new FoldResidualsTask(
            Folds.ONE, n, pivot, new double[n + p], space.unit(), new double[n * p]);
    FoldResiduals sums = blocks.sum(task, "products with the targets");
    double[][] products = new double[p][n];
    for (int k = 0; k < p; k++) {
      for (int j = 0; j < n; j++) {
        products[k][j] = sums.product(0, k, j) / totalWeight;
      }
    }
    return products;
  }
}
