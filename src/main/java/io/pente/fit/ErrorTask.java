package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
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
    double[] residuals = Predictions.of(predictor, block.features());
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
}
