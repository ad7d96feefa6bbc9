package io.pente.data;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;

class MomentsSumTest extends SumContract<LinearBlock, Moments> {
  @Override
  protected BlockTask<? super LinearBlock, Moments> task() {
    return new Moments.Task();
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(Moments sum) {
    return Stream.of(
            new double[] {sum.rows(), sum.weight()},
            sum.features().mean(),
            sum.features().variance(),
            sum.targets().mean(),
            sum.targets().variance())
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }
}
