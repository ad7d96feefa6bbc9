package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;

class FactorSumTest extends SumContract<LinearBlock, FactorTask.FactorSum> {
  @Override
  protected BlockTask<? super LinearBlock, FactorTask.FactorSum> task() {
    return new FactorTask(Spaces.THREE_FEATURES);
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(FactorTask.FactorSum sum) {
    double[] r = sum.factor().upper();
    double[] product = new double[9];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          product[3 * i + j] += r[3 * k + i] * r[3 * k + j];
        }
      }
    }
    return product;
  }
}
