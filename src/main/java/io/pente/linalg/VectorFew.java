package io.pente.linalg;

/**
 * S += A · B for fewer columns than lanes: tiles of eight rows of A by one vector, whose last lanes
 * read on into the row below of B. What they give is overwritten by the row below of S, or dropped.
 */
final class VectorFew {
  private static final int LANES = VectorTile.LANES;

  private final VectorLeft a;
  private final double[] b;
  private final int c;
  private final double[] sum;

  /** The terms whose vector ends within B. */
  private final int within;

  /** The last rows of B, and room for the last of them to be read as a whole vector. */
  private final double[] end;

  /** The sums of eight rows, and room for the last of them to be stored as a whole vector. */
  private final double[] tile;

  VectorFew(VectorLeft a, double[] b, int c, double[] sum) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.sum = sum;
    int terms = a.terms();
    this.within = Math.max(0, Math.floorDiv(terms * c - LANES, c) + 1);
    this.end = new double[(terms - within) * c + LANES];
    System.arraycopy(b, within * c, end, 0, (terms - within) * c);
    this.tile = new double[8 * c + LANES];
  }

  void addAll() {
    int rows = a.rows();
    int i = 0;
    for (; i <= rows - 8; i += 8) {
      addEightRows(i, i);
    }
    if (i < rows && rows >= 8) {
      addEightRows(rows - 8, i);
    } else {
      for (; i < rows; i++) {
        addRow(i);
      }
    }
  }

  /** Rows from {@code first} on, of the eight from i on. */
  private void addEightRows(int i, int first) {
    if (a.readsAhead(i)) {
      tile[8 * c] = a.readAhead(i);
    }
    System.arraycopy(sum, i * c, tile, 0, 8 * c);
    a.addNarrow(i, 0, within, b, 0, c, tile, 0, c);
    a.addNarrow(i, within, a.terms() - within, end, 0, c, tile, 0, c);
    System.arraycopy(tile, (first - i) * c, sum, first * c, (i + 8 - first) * c);
  }

  private void addRow(int i) {
    System.arraycopy(sum, i * c, tile, 0, c);
    a.addOne(i, 0, within, b, 0, c, tile, 0);
    a.addOne(i, within, a.terms() - within, end, 0, c, tile, 0);
    System.arraycopy(tile, 0, sum, i * c, c);
  }
}
