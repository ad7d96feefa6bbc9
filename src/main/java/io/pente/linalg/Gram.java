package io.pente.linalg;

/**
 * Gram matrices of rows, C += TᵀT: the sufficient statistics of a quadratic. The rows come in tiles
 * written out by the caller, centred and weighted as it wants. Holds the room that a tile needs;
 * not for several threads at once.
 */
public final class Gram {
  private final int width;
  private final double[] scratch;

  /**
   * @param width the number of columns of T
   */
  public Gram(int width) {
    this.width = width;
    this.scratch = new double[Kernels.best().gramScratch(tileRows(width), width)];
  }

  /**
   * The number of rows worth adding at once: more for more columns, as C is gone through once for
   * each tile and no longer fits a cache.
   */
  public static int tileRows(int width) {
    return width <= 256 ? 128 : 256;
  }

  /**
   * Adds TᵀT to the upper triangle of C, in row order. A NaN or an infinity in column j reaches
   * row and column j and no other.
   *
   * @param tile T, count × width, row-major from index 0; not changed
   * @param into C, width × width row-major; added to in place on and above the diagonal, undefined
   *     below it
   */
  public void add(double[] tile, int count, double[] into) {
    if (tile.length < (long) count * width || into.length < (long) width * width) {
      throw new IllegalArgumentException(
          "%d numbers are no tile of %d rows by %d columns for a matrix of %d numbers"
              .formatted(tile.length, count, width, into.length));
    }
    int rows = tileRows(width);
    for (int from = 0; from < count; from += rows) {
      int now = Math.min(rows, count - from);
      Kernels.best().addGram(tile, from * width, now, width, scratch, into);
    }
  }
}
