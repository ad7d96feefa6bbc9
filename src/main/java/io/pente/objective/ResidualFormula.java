package io.pente.objective;

import io.pente.data.LinearBlock;
import io.pente.function.Linear;
import java.io.Serializable;

/** The residuals Ŷ − Y of a linear model on packed rows. */
interface ResidualFormula extends Serializable {
  /**
   * Overwrites count × c numbers with those of rows from .. from + count, row-major.
   *
   * @param into c numbers a row, one a target of the model
   */
  void fill(LinearBlock block, int from, int count, double[] into);

  /**
   * As XV + 1cᵀ − (Y − 1mᵀ), with c less the targets' shift m too, in plain arithmetic.
   *
   * @param weights V, n × c row-major
   * @param targets the rows' targets that the model's are compared with
   */
  record Plain(double[] weights, double[] bias, double[] shift, int[] targets)
      implements ResidualFormula {
    @Override
    public void fill(LinearBlock block, int from, int count, double[] into) {
      int c = targets.length;
      int p = block.targets().length / block.rows();
      Linear.forward(block.features(), from, count, weights, bias, c, into);
      for (int i = 0; i < count; i++) {
        for (int k = 0; k < c; k++) {
          into[i * c + k] -= block.targets()[(from + i) * p + targets[k]] - shift[k];
        }
      }
    }
  }
}
