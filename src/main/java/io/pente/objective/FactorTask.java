package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import io.pente.linalg.TriangularFactor;

/** The triangular factor R of the standardized features: RᵀR = X̃ᵀ diag(ω) X̃. */
public record FactorTask(Standardization space)
    implements BlockTask<LinearBlock, FactorTask.FactorSum> {
  private static final int TILE = 64;

  @Override
  public FactorSum zero() {
    return new FactorSum(new TriangularFactor(space.shift().length));
  }

  @Override
  public void add(LinearBlock block, long firstRow, FactorSum into) {
    StandardTiles tiles = new StandardTiles(space);
    double[] tile = new double[TILE * space.shift().length];
    for (int from = 0; from < block.rows(); from += TILE) {
      int count = Math.min(TILE, block.rows() - from);
      tiles.fill(block, from, count, tile);
      into.factor.add(tile, count);
    }
  }

  /** Factors added in row order. */
  public record FactorSum(TriangularFactor factor) implements Sum<FactorSum> {
    @Override
    public void add(FactorSum next) {
      factor.add(next.factor);
    }

    @Override
    public long bytes() {
      long n = factor.columns();
      return 8 * n * n;
    }
  }
}
