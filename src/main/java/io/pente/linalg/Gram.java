package io.pente.linalg;

/** The Gram matrix of rows, C += TᵀT: the sufficient statistics of a quadratic. */
public final class Gram {
  private static final int ROWS = 8;

  private Gram() {}

  /**
   * Adds TᵀT to the upper triangle of C.
   *
   * @param tile T, count × width, row-major from index 0
   * @param into C, width × width row-major; the entries on and above the diagonal are added to in
   *     place
   */
  public static void add(double[] tile, int count, int width, double[] into) {
    int i = 0;
    for (; i + ROWS <= count; i += ROWS) {
      addEightRows(tile, i * width, width, into);
    }
    for (; i < count; i++) {
      addRow(tile, i * width, width, into);
    }
  }

  private static void addRow(double[] t, int row, int width, double[] c) {
    for (int a = 0; a < width; a++) {
      double factor = t[row + a];
      int out = a * width;
      for (int b = a; b < width; b++) {
        c[out + b] += factor * t[row + b];
      }
    }
  }

  private static void addEightRows(double[] t, int row, int width, double[] c) {
    for (int a = 0; a < width; a++) {
      addProducts(t, row, width, a, c, a * width);
    }
  }

  private static void addProducts(double[] t, int r0, int width, int a, double[] c, int out) {
    int r1 = r0 + width;
    int r2 = r1 + width;
    int r3 = r2 + width;
    int r4 = r3 + width;
    int r5 = r4 + width;
    int r6 = r5 + width;
    int r7 = r6 + width;
    double f0 = t[r0 + a];
    double f1 = t[r1 + a];
    double f2 = t[r2 + a];
    double f3 = t[r3 + a];
    double f4 = t[r4 + a];
    double f5 = t[r5 + a];
    double f6 = t[r6 + a];
    double f7 = t[r7 + a];
    for (int b = a; b < width; b++) {
      double low = f0 * t[r0 + b] + f1 * t[r1 + b] + (f2 * t[r2 + b] + f3 * t[r3 + b]);
      double high = f4 * t[r4 + b] + f5 * t[r5 + b] + (f6 * t[r6 + b] + f7 * t[r7 + b]);
      c[out + b] += low + high;
    }
  }
}
