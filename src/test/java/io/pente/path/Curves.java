package io.pente.path;

import java.util.Arrays;

/** The curve of the one target. */
final class Curves {
  private Curves() {}

  static ErrorCurve of(FoldedRows rows, double[][][] errors) {
    double[] weights = new double[rows.count()];
    Arrays.setAll(weights, rows::weight);
    return ErrorCurve.of(
        Arrays.stream(errors).map(fold -> fold[0]).toArray(double[][]::new), weights);
  }
}
