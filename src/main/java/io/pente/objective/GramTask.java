package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import io.pente.linalg.Gram;

/**
 * The sufficient statistics X̃ᵀ diag(ω) X̃, centered about the means that the first pass found, so
 * that nothing cancels. X̃ᵀỸ is the gradient at 0, which the first gradient pass brings for as many
 * targets as there are.
 */
public record GramTask(Standardization space) implements BlockTask<LinearBlock, GramTask.GramSum> {
  private static final int TILE = 64;

  @Override
  public GramSum zero() {
    return new GramSum(new Gram(space.shift().length));
  }

  @Override
  public void add(LinearBlock block, long firstRow, GramSum into) {
    StandardTiles tiles = new StandardTiles(space);
    double[] tile = new double[TILE * space.shift().length];
    for (int from = 0; from < block.rows(); from += TILE) {
      int count = Math.min(TILE, block.rows() - from);
      tiles.fill(block, from, count, tile);
      into.gram.add(tile, count);
    }
  }

  /** Upper triangles of X̃ᵀ diag(ω) X̃, added in row order. */
  public record GramSum(Gram gram) implements Sum<GramSum> {
    /** The entry of columns i ≤ j. */
    public double entry(int i, int j) {
      return gram.entry(i, j);
    }

    @Override
    public void add(GramSum next) {
      gram.add(next.gram);
    }

    @Override
    public long bytes() {
      return gram.bytes();
    }
  }
}
