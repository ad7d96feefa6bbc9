package io.pente.path;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;

/**
 * {@link FoldResiduals} for weights that are near those of every fold, so that what is left of the
 * targets is summed where it is small, not as a difference of large sums.
 *
 * @param pivot of each fold, what rows are taken less of, in their own units
 * @param offset of each fold, and of that, in units of {@code unit}
 * @param unit what each column, features first, is multiplied by
 * @param weights n × p row-major
 */
record FoldResidualsTask(
    Folds folds, int features, double[][] pivot, double[][] offset, double[] unit, double[] weights)
    implements BlockTask<LinearBlock, FoldResiduals> {
  private static final int TILE = 64;

  private int targets() {
    return unit.length - features;
  }

  @Override
  public FoldResiduals zero() {
    return FoldResiduals.none(folds.count(), features, targets());
  }

  @Override
  public boolean needsPositions() {
    return folds.needsPositions();
  }

  @Override
  public void add(LinearBlock block, long firstRow, FoldResiduals into) {
    int width = unit.length;
    double[] tile = new double[TILE * width];
    for (int from = 0; from < block.rows(); from += TILE) {
      int count = Math.min(TILE, block.rows() - from);
      Rows.copy(block, from, count, features, width, tile);
      for (int i = 0; i < count; i++) {
        double weight = block.weights() == null ? 1 : block.weights()[from + i];
        if (weight != 0) {
          addRow(folds.of(block, firstRow, from + i), tile, i * width, weight, into);
        }
      }
    }
  }

  private void addRow(int fold, double[] tile, int at, double weight, FoldResiduals into) {
    for (int j = 0; j < unit.length; j++) {
      tile[at + j] = (tile[at + j] - pivot[fold][j]) * unit[j] - offset[fold][j];
    }
    int p = targets();
    for (int k = 0; k < p; k++) {
      double residual = tile[at + features + k];
      for (int j = 0; j < features; j++) {
        residual = Math.fma(-weights[j * p + k], tile[at + j], residual);
      }
      into.add(fold, tile, at, k, residual, weight);
    }
  }
}
