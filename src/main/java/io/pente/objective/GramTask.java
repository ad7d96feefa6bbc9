package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import io.pente.linalg.Gram;

/**
 * The sufficient statistics X̃ᵀX̃ and X̃ᵀỸ, centred about the means that the first pass found, so
 * that nothing cancels.
 */
public record GramTask(Standardisation space) implements BlockTask<LinearBlock, GramTask.GramSum> {
  @Override
  public GramSum zero() {
    return new GramSum(space.shift().length + space.targetShift().length);
  }

  @Override
  public void add(LinearBlock block, long firstRow, GramSum into) {
    StandardTiles tiles = new StandardTiles(space, true);
    Gram gram = new Gram(tiles.width());
    int tileRows = Gram.tileRows(tiles.width());
    double[] tile = new double[tileRows * tiles.width()];
    for (int from = 0; from < block.rows(); from += tileRows) {
      int count = Math.min(tileRows, block.rows() - from);
      tiles.fill(block, from, count, tile);
      gram.add(tile, count, into.upper);
    }
  }

  /** Upper triangle of [X̃ Ỹ]ᵀ diag(ω) [X̃ Ỹ], row-major. */
  public static final class GramSum implements Sum<GramSum> {
    private static final long serialVersionUID = 1L;

    private final int width;
    private final double[] upper;

    GramSum(int width) {
      this.width = width;
      this.upper = new double[Math.multiplyExact(width, width)];
    }

    /** The entry of columns i ≤ j. */
    public double entry(int i, int j) {
      return upper[i * width + j];
    }

    @Override
    public void add(GramSum next) {
      for (int e = 0; e < upper.length; e++) {
        upper[e] += next.upper[e];
      }
    }

    @Override
    public long bytes() {
      return 8L * upper.length;
    }
  }
}
