package io.pente.linalg;

/** A column of unevaluated pairs of doubles, contiguous. */
record ExtendedColumn(double[] high, double[] low) {
  /** Column k of c, row-major: a copy, or the arrays themselves if it is the only one. */
  static ExtendedColumn of(double[] high, double[] low, int k, int c) {
    return c == 1
        ? new ExtendedColumn(high, low)
        : new ExtendedColumn(column(high, k, c), column(low, k, c));
  }

  private static double[] column(double[] values, int k, int c) {
    double[] column = new double[values.length / c];
    for (int i = 0; i < column.length; i++) {
      column[i] = values[i * c + k];
    }
    return column;
  }

  /** Writes a copied column back to where it came from. */
  void putBack(double[] toHigh, double[] toLow, int k, int c) {
    if (c > 1) {
      for (int i = 0; i < high.length; i++) {
        toHigh[i * c + k] = high[i];
        toLow[i * c + k] = low[i];
      }
    }
  }
}
