package io.pente.fit;

import io.pente.data.Blocks;
import io.pente.data.LinearBlock;
import io.pente.model.LinearModel;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows that a fit does not learn from, whose errors say when to stop.
 *
 * @param rows how they are packed, with their names
 * @param blocks the rows themselves
 * @param count how many
 * @param patience iterations without a lower error
 */
record HeldOutRows(LinearRows rows, Blocks<LinearBlock> blocks, long count, int patience) {
  /** The mean squared error of each of a model's targets, in original units. */
  double[] errors(LinearModel model) {
    List<Integer> targets =
        IntStream.range(0, model.targets().size())
            .mapToObj(k -> rows.targetNames().indexOf(model.targets().get(k)))
            .toList();
    double[] errors = LinearEvaluation.of(blocks, model, targets, rows).rmse();
    for (int k = 0; k < errors.length; k++) {
      errors[k] *= errors[k];
    }
    return errors;
  }
}
