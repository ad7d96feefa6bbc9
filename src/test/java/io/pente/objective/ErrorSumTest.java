package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;

class ErrorSumTest extends SumContract<LinearBlock, ErrorSum> {
  @Override
  protected BlockTask<? super LinearBlock, ErrorSum> task() {
    return new ErrorTask(new double[] {1, 2, 3, 4, 5, 6}, new double[] {1, -1});
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(ErrorSum sum) {
    return new double[] {
      sum.rows(), sum.rmse(0), sum.rmse(1), sum.mae(0), sum.r2(0), sum.r2(1), sum.meanSquaredError()
    };
  }
}
