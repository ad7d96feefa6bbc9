package io.pente.linalg;

/**
 * C += XᵀX on and above the diagonal. X is first copied into panels of {@link #PANEL} columns, each
 * contiguous, so that a panel stays in the first-level cache whatever n is; zero columns in front
 * make the panels whole. Then eight columns by a panel at a time, their sums in registers.
 */
record VectorGram(int m, int n, double[] panels, double[] c) {
  private static final int LANES = VectorTile.LANES;

  /** Columns of a panel. */
  static final int PANEL = Math.max(8, 2 * LANES);

  /** Room for the panels, and for a block of sums that C has not all of. */
  static int scratch(int m, int n) {
    return Math.addExact(Math.multiplyExact(m, n + padding(n)), 8 * PANEL);
  }

  /** Zero columns in front of the n. */
  private static int padding(int n) {
    return Math.floorMod(-n, PANEL);
  }

  void add(double[] x, int offset) {
    for (int i = 0; i < m; i++) {
      pack(x, offset + i * n, i);
    }
    int padding = padding(n);
    for (int k = 0; k < n + padding; k += PANEL) {
      for (int j = padding / 8 * 8; j < k + PANEL; j += 8) {
        if (j < padding || k < padding) {
          addCorner(j, k);
        } else {
          addBlock(j, k, c, (j - padding) * n + k - padding, n);
        }
      }
    }
  }

  /** Row i, a piece to each panel. */
  private void pack(double[] x, int row, int i) {
    int padding = padding(n);
    int first = PANEL - padding;
    java.util.Arrays.fill(panels, i * PANEL, i * PANEL + padding, 0);
    System.arraycopy(x, row, panels, i * PANEL + padding, Math.min(first, n));
    for (int k = first; k < n; k += PANEL) {
      VectorRows.copy(x, row + k, panels, (k + padding) * m + i * PANEL, PANEL);
    }
  }

  /** Eight columns from j on times a panel from k on, both counted with the padding. */
  private void addBlock(int j, int k, double[] to, int at, int step) {
    int left = j / PANEL * PANEL * m + j % PANEL;
    int right = k * m;
    if (LANES >= 8) {
      VectorTile.addTransposedWide(panels, left, PANEL, m, panels, right, PANEL, to, at, step);
      return;
    }
    for (int v = 0; v < PANEL; v += LANES) {
      VectorTile.addTransposed(panels, left, PANEL, m, panels, right + v, PANEL, to, at + v, step);
    }
  }

  /** A block that reaches into the padding: summed aside, and the part that C has added to C. */
  private void addCorner(int j, int k) {
    int aside = m * (n + padding(n));
    java.util.Arrays.fill(panels, aside, aside + 8 * PANEL, 0);
    addBlock(j, k, panels, aside, PANEL);
    int padding = padding(n);
    for (int row = Math.max(j, padding); row < j + 8; row++) {
      for (int column = Math.max(k, padding); column < k + PANEL; column++) {
        c[(row - padding) * n + column - padding] += panels[aside + (row - j) * PANEL + column - k];
      }
    }
  }
}
