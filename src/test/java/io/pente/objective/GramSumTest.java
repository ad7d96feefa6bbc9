package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;

class GramSumTest extends SumContract<LinearBlock, GramTask.GramSum> {
  private static final Standardization SPACE =
      new Standardization(
          new double[] {0.5, -0.25, 0},
          new double[] {2, 1, 0.5},
          new double[] {0, 0},
          new double[] {1, 1},
          true);

  @Override
  protected BlockTask<? super LinearBlock, GramTask.GramSum> task() {
    return new GramTask(SPACE);
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
