package io.pente.path;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;

/**
 * The products of [X Y] by fold, in one pass over the rows whatever the number of folds.
 *
 * @param features n
 * @param unit what each column, features first, is multiplied by; n + p
 */
record FoldProductsTask(Folds folds, int features, double[] unit)
    implements BlockTask<LinearBlock, FoldProducts> {
  private static final int TILE = 64;

  @Override
  public FoldProducts zero() {
    return new FoldProducts(folds.count(), unit);
  }

  @Override
  public boolean needsPositions() {
    return folds.needsPositions();
  }

  @Override
  public void add(LinearBlock block, long firstRow, FoldProducts into) {
    double[] tile = new double[TILE * unit.length];
    for (int from = 0; from < block.rows(); from += TILE) {
      int count = Math.min(TILE, block.rows() - from);
      Rows.copy(block, from, count, features, unit.length, tile);
      for (int i = 0; i < count; i++) {
        int row = from + i;
        double weight = block.weights() == null ? 1 : block.weights()[row];
        into.add(folds.of(block, firstRow, row), tile, i * unit.length, weight);
      }
    }
  }
}
