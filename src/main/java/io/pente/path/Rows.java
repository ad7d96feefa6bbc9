package io.pente.path;

import io.pente.data.LinearBlock;
import java.util.Arrays;

/** Rows of a block written out: features, zeros included, and then targets. */
final class Rows {
  private Rows() {}

  /** Overwrites count × width numbers with rows from .. from + count. */
  static void copy(LinearBlock block, int from, int count, int features, int width, double[] tile) {
    if (block.features().columns() < features) {
      Arrays.fill(tile, 0, count * width, 0);
    }
    block.features().copyTo(from, count, tile, width);
    int p = width - features;
    for (int i = 0; i < count; i++) {
      System.arraycopy(block.targets(), (from + i) * p, tile, i * width + features, p);
    }
  }
}
