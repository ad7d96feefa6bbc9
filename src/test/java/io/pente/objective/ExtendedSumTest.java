package io.pente.objective;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

class ExtendedSumTest extends SumContract<LinearBlock, ExtendedSum> {
  @Override
  protected BlockTask<? super LinearBlock, ExtendedSum> task() {
    return new ExtendedTask(
        3,
        new double[] {1, 2, 3, 4, 5, 6},
        new double[6],
        new double[] {1, -1},
        new double[2],
        new int[] {0, 1});
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(ExtendedSum sum) {
    return Stream.of(
            sum.gradient(),
            sum.columns(),
            new double[] {sum.squaredError(0), sum.squaredError(1), sum.weight()})
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }
}
