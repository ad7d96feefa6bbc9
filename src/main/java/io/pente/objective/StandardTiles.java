package io.pente.objective;

import io.pente.data.LinearBlock;

/**
 * Rows of a block in the space trained in, written out: √ω (x − μ)/τ, and (y − m)/s beside them
 * where asked for.
 */
final class StandardTiles {
  private final Standardisation space;
  private final boolean withTargets;
  private final int n;
  private final int p;

  StandardTiles(Standardisation space, boolean withTargets) {
    this.space = space;
    this.withTargets = withTargets;
    this.n = space.shift().length;
    this.p = withTargets ? space.targetShift().length : 0;
  }

  /** n, or n + p with targets. */
  int width() {
    return n + p;
  }

  /** Overwrites count × width numbers with rows from .. from + count. */
  void fill(LinearBlock block, int from, int count, double[] tile) {
    if (block.features().columns() < n) {
      java.util.Arrays.fill(tile, 0, count * width(), 0);
    }
    block.features().copyTo(from, count, tile, width());
    for (int i = 0; i < count; i++) {
      int row = i * width();
      double root = block.weights() == null ? 1 : Math.sqrt(block.weights()[from + i]);
      for (int j = 0; j < n; j++) {
        tile[row + j] = root * (tile[row + j] - space.shift()[j]) * space.inverseScale()[j];
      }
      for (int k = 0; k < p; k++) {
        double y = block.targets()[(from + i) * p + k];
        tile[row + n + k] = root * (y - space.targetShift()[k]) / space.targetScale()[k];
      }
    }
  }
}
