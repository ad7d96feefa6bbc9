package io.pente.path;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.linalg.Kernels;

/**
 * {@link FoldResiduals} by weights that are near those of every fold, so that what is left of the
 * targets is summed where it is small, not as a difference of large sums.
 *
 * @param pivot what rows are taken less of, in their own units
 * @param offset and of that, in units of {@code unit}
 * @param unit what each column, features first, is multiplied by
 * @param weights n × p row-major
 */
record FoldResidualsTask(
    Folds folds, int features, double[] pivot, double[] offset, double[] unit, double[] weights)
    implements BlockTask<LinearBlock, FoldResiduals> {
  private static final int ROWS = 256;
  private static final int TAKEN = -1;

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
    int most = Math.min(ROWS, block.rows());
    double[] tile = new double[most * unit.length];
    OneFold one = new OneFold(most);
    for (int from = 0; from < block.rows(); from += ROWS) {
      int count = Math.min(ROWS, block.rows() - from);
      Rows.copy(block, from, count, features, unit.length, tile);
      int[] fold = new int[count];
      for (int i = 0; i < count; i++) {
        fold[i] = folds.of(block, firstRow, from + i);
      }
      for (int i = 0; i < count; i++) {
        if (fold[i] != TAKEN) {
          one.add(block, from, tile, fold, i, into);
        }
      }
    }
  }

  /** The rows of one fold among some, put together: they are gone over as a matrix. */
  private final class OneFold {
    private final double[] z;
    private final double[] r;
    private final double[] own;
    private final double[] minus;

    OneFold(int most) {
      this.z = new double[most * features];
      this.r = new double[most * targets()];
      this.own = new double[most];
      this.minus = new double[weights.length];
      for (int w = 0; w < minus.length; w++) {
        minus[w] = -weights[w];
      }
    }

    /**
     * @param fold of each row; those of the fold are taken
     * @param first the first row of the fold
     */
    void add(
        LinearBlock block, int from, double[] tile, int[] fold, int first, FoldResiduals into) {
      int number = fold[first];
      int count = 0;
      for (int i = first; i < fold.length; i++) {
        if (fold[i] != number) {
          continue;
        }
        fold[i] = TAKEN;
        double weight = block.weights() == null ? 1 : block.weights()[from + i];
        if (weight != 0) {
          put(tile, i * unit.length, count);
          own[count++] = weight;
        }
      }
      if (features > 0) {
        Kernels.best().times(z, 0, count, features, minus, targets(), r);
      }
      into.add(number, count, z, r, own);
    }

    private void put(double[] tile, int at, int row) {
      for (int j = 0; j < features; j++) {
        z[row * features + j] = moved(tile[at + j], j);
      }
      int p = targets();
      for (int k = 0; k < p; k++) {
        r[row * p + k] = moved(tile[at + features + k], features + k);
      }
    }

    private double moved(double value, int column) {
      return (value - pivot[column]) * unit[column] - offset[column];
    }
  }
}
