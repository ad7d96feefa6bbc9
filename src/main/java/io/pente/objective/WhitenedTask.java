package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.linalg.Gram;
import io.pente.linalg.Kernels;
import java.util.Arrays;

/**
 * Vᵀ X̃ᵀ diag(ω) X̃ V, summed from the rows of X̃V: where V is the inverse of X̃'s triangular
 * factor, as far as X̃ᵀX̃ told it, this is nearly the unit matrix, and what it lacks of that is
 * right to X̃'s condition number times 2⁻⁵².
 *
 * @param v V, n × n row-major
 */
public record WhitenedTask(Standardization space, double[] v)
    implements BlockTask<LinearBlock, GramTask.GramSum> {
  private static final int TILE = 64;

  @Override
  public GramTask.GramSum zero() {
    return new GramTask.GramSum(new Gram(space.shift().length));
  }

  @Override
  public void add(LinearBlock block, long firstRow, GramTask.GramSum into) {
    int n = space.shift().length;
    StandardTiles tiles = new StandardTiles(space);
    double[] tile = new double[TILE * n];
    double[] white = new double[TILE * n];
    for (int from = 0; from < block.rows(); from += TILE) {
      int count = Math.min(TILE, block.rows() - from);
      tiles.fill(block, from, count, tile);
      Arrays.fill(white, 0);
      Kernels.best().times(tile, 0, count, n, v, n, white);
      into.gram().add(white, count);
    }
  }
}
