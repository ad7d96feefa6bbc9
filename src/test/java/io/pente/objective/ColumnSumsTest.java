package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.ColumnSums;
import io.pente.data.RectifierBlock;
import io.pente.data.RectifierRows;
import io.pente.data.SumContract;

class ColumnSumsTest extends SumContract<RectifierBlock, ColumnSums> {
  @Override
  protected BlockTask<? super RectifierBlock, ColumnSums> task() {
    return new RectifierTermsTask(20, new double[] {1, -1, 0.5}, new int[] {0, 2});
  }

  @Override
  protected RectifierBlock rows(int from, int to) {
    return RectifierRows.of(from, to);
  }

  @Override
  protected double[] values(ColumnSums sum) {
    return new double[] {sum.values()[0], sum.values()[1], sum.rows()};
  }
}
