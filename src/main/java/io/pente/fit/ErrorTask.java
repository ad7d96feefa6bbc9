package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.linalg.RowMatrix;
import io.pente.linalg.SparseRows;
import io.pente.model.LinearPredictor;
import io.pente.objective.ErrorSum;

/**
 * A model's errors on rows, predicted by its own formula: where they are packed as they are, to the
 * last bit what {@code predict} writes.
 *
 * @param predictor in the rows' units
 * @param targets the rows' targets that the model's are compared with
 */
record ErrorTask(LinearPredictor predictor, int[] targets)
    implements BlockTask<LinearBlock, ErrorSum> {
  @Override
  public ErrorSum zero() {
    return new ErrorSum(predictor.targets());
  }

  @Override
  public void add(LinearBlock block, long firstRow, ErrorSum into) {
    double[] residuals = predictions(block.features());
    double[] y = targets(block);
    for (int e = 0; e < residuals.length; e++) {
      residuals[e] -= y[e];
    }
    into.addResiduals(residuals, block.rows(), block.weights(), 0);
    into.addTargets(y, block.rows(), block.weights(), block.totalWeight());
  }

  double[] targets(LinearBlock block) {
    int all = block.targets().length / Math.max(1, block.rows());
    double[] chosen = new double[block.rows() * targets.length];
    for (int i = 0; i < block.rows(); i++) {
      for (int k = 0; k < targets.length; k++) {
        chosen[i * targets.length + k] = block.targets()[i * all + targets[k]];
      }
    }
    return chosen;
  }

  double[] predictions(RowMatrix x) {
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
