package io.pente.fit;

import io.pente.linalg.RowMatrix;
import io.pente.linalg.SparseRows;
import io.pente.model.LinearPredictor;

/** A model's predictions for rows of a block, by its own formula. */
final class Predictions {
  private Predictions() {}

  /** m × p, row-major. */
  static double[] of(LinearPredictor predictor, RowMatrix x) {
    int p = predictor.targets();
    double[] predictions = new double[x.rows() * p];
    if (x instanceof SparseRows sparse) {
      int[] starts = sparse.rowStarts();
      for (int i = 0; i < x.rows(); i++) {
        predictor.predict(
            sparse.columnIndices(), sparse.values(), starts[i], starts[i + 1], predictions, i * p);
      }
      return predictions;
    }
    int n = predictor.features();
    double[] row = new double[n];
    for (int i = 0; i < x.rows(); i++) {
      x.copyTo(i, 1, row, n);
      predictor.predict(row, 0, predictions, i * p);
    }
    return predictions;
  }
}
