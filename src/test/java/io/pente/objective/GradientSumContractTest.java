package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

class GradientSumContractTest extends SumContract<LinearBlock, GradientSum> {
  @Override
  protected BlockTask<? super LinearBlock, GradientSum> task() {
    return new LinearTask(
        3,
        new double[] {1, 2, 3, 4, 5, 6},
        new double[] {1, -1},
        new int[] {0, 1},
        ResidualLoss.SQUARED,
        new double[] {Double.NaN, Double.NaN});
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(GradientSum sum) {
    return Stream.of(
            sum.gradient(),
            sum.columnSums(),
            new double[] {sum.squaredError(0), sum.squaredError(1), sum.weight(), sum.rows()})
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }
}
