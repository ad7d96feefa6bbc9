package io.pente.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.data.LinearBlock;
import io.pente.linalg.DenseRows;
import io.pente.linalg.RowMatrix;
import io.pente.linalg.SparseRows;
import org.junit.jupiter.api.Test;

class StandardTilesTest {
  private static final Standardization SPACE =
      new Standardization(
          new double[] {3, -1}, new double[] {0.5, 2}, new double[] {10}, new double[] {4}, true);

  private static double[] tile(RowMatrix rows, double[] weights) {
    double[] tile = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
    new StandardTiles(SPACE)
        .fill(new LinearBlock(rows, new double[] {0, 14, 2}, weights), 1, 2, tile);
    return tile;
  }

  @Test
  void columnsAreShiftedAndScaled() {
    double[] tile = tile(new DenseRows(3, 2, new double[] {0, 0, 5, 1, 3, 0}), null);
    assertThat(tile).containsExactly(1, 4, 0, 2);
  }

  @Test
  void absentEntriesAreZerosAndWeightsEnterByTheirRoots() {
    SparseRows rows =
        new SparseRows(2, new int[] {0, 0, 2, 3}, new int[] {0, 1, 0}, new double[] {5, 1, 3});
    assertThat(tile(rows, new double[] {1, 4, 9})).containsExactly(2, 8, 0, 6);
  }
}
