package io.pente.ml;

import io.pente.model.LinearModel;
import io.pente.objective.LinearSpace;

/**
 * Where a linear fit begins: at a model of the same columns.
 *
 * @param model whose weights are taken, by the columns' names
 */
record LinearStart(LinearModel model) {
  /** The point of target k's problem. */
  double[] point(LinearSpace space, LinearRows rows, int k) {
    int in = model.targets().indexOf(rows.targetNames().get(k));
    double[] weights = new double[space.features() * space.targets()];
    for (int j = 0; j < space.features(); j++) {
      weights[j * space.targets() + k] = model.weight(j, in);
    }
    return space.standardized(k, weights, model.bias()[in]);
  }
}
