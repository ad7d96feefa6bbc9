package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;

class GramSumTest extends SumContract<LinearBlock, GramTask.GramSum> {
  @Override
  protected BlockTask<? super LinearBlock, GramTask.GramSum> task() {
    return new GramTask(Spaces.THREE_FEATURES);
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(GramTask.GramSum sum) {
    return new double[] {
      sum.entry(0, 0),
      sum.entry(0, 1),
      sum.entry(0, 2),
      sum.entry(1, 1),
      sum.entry(1, 2),
      sum.entry(2, 2)
    };
  }
}
