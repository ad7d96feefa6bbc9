package io.pente.linalg;

/**
 * S += A · B for at least as many columns as lanes: tiles of eight rows of A by one or two vectors
 * of columns of B, their sums in registers.
 *
 * <p>Columns that fill no vector, and rows that fill no tile, are computed together with their
 * neighbors before them, whose sums are then put back. So padding to a multiple gains nothing.
 */
final class VectorProduct {
  private static final int LANES = VectorTile.LANES;

  /** Sixteen sums need 32 registers, which machines with 512-bit vectors have. */
  private static final int WIDE = LANES >= 8 ? 2 * LANES : Integer.MAX_VALUE;

  private final VectorLeft a;
  private final double[] b;
  private final int c;
  private final double[] sum;
  private final double[] kept;

  VectorProduct(VectorLeft a, double[] b, int c, double[] sum) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.sum = sum;
    this.kept = new double[8 * Math.max(c, LANES)];
  }

  void addAll() {
    int rows = a.rows();
    int i = 0;
    for (; i <= rows - 8; i += 8) {
      addEightRows(i);
    }
    if (i < rows && rows >= 8) {
      addLastRows(rows - 8, i);
    } else {
      for (; i < rows; i++) {
        addRow(i);
      }
    }
  }

  private void addEightRows(int i) {
    if (a.readsAhead(i)) {
      kept[0] = a.readAhead(i);
    }
    int k = 0;
    for (; k <= c - WIDE; k += WIDE) {
      a.addWide(i, b, k, c, sum, i * c + k);
    }
    if (c - k > LANES && c >= WIDE) {
      keepColumns(i, c - WIDE, k);
      a.addWide(i, b, c - WIDE, c, sum, i * c + c - WIDE);
      putBackColumns(i, c - WIDE, k);
      return;
    }
    for (; k <= c - LANES; k += LANES) {
      addNarrow(i, k);
    }
    if (k < c) {
      keepColumns(i, c - LANES, k);
      addNarrow(i, c - LANES);
      putBackColumns(i, c - LANES, k);
    }
  }

  private void addNarrow(int i, int k) {
    a.addNarrow(i, 0, a.terms(), b, k, c, sum, i * c + k, c);
  }

  private void keepColumns(int i, int from, int to) {
    int width = to - from;
    for (int row = 0; row < 8; row++) {
      System.arraycopy(sum, (i + row) * c + from, kept, row * width, width);
    }
  }

  private void putBackColumns(int i, int from, int to) {
    int width = to - from;
    for (int row = 0; row < 8; row++) {
      System.arraycopy(kept, row * width, sum, (i + row) * c + from, width);
    }
  }

  /** Rows from {@code first} on, of the eight from i on. */
  private void addLastRows(int i, int first) {
    double[] done = java.util.Arrays.copyOfRange(sum, i * c, first * c);
    addEightRows(i);
    System.arraycopy(done, 0, sum, i * c, done.length);
  }

  private void addRow(int i) {
    int k = 0;
    for (; k <= c - LANES; k += LANES) {
      a.addOne(i, 0, a.terms(), b, k, c, sum, i * c + k);
    }
    if (k < c) {
      int width = k - (c - LANES);
      System.arraycopy(sum, i * c + c - LANES, kept, 0, width);
      a.addOne(i, 0, a.terms(), b, c - LANES, c, sum, i * c + c - LANES);
      System.arraycopy(kept, 0, sum, i * c + c - LANES, width);
    }
  }
}
