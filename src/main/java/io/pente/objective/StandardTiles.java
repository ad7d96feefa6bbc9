package io.pente.objective;

import io.pente.data.LinearBlock;
import java.util.Arrays;

/** Rows of a block's features in the space trained in, written out: √ω (x − μ)/τ. */
final class StandardTiles {
  private final Standardization space;
  private final int n;

  StandardTiles(Standardization space) {
    this.space = space;
    this.n = space.shift().length;
  }

  /** Overwrites count × n numbers with rows from .. from + count. */
  void fill(LinearBlock block, int from, int count, double[] tile) {
    if (block.features().columns() < n) {
      Arrays.fill(tile, 0, count * n, 0);
    }
    block.features().copyTo(from, count, tile, n);
    for (int i = 0; i < count; i++) {
      int row = i * n;
      double root = block.weights() == null ? 1 : Math.sqrt(block.weights()[from + i]);
      for (int j = 0; j < n; j++) {
        tile[row + j] = root * (tile[row + j] - space.shift()[j]) * space.inverseScale()[j];
      }
    }
  }
}
