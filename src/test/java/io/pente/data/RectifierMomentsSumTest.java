package io.pente.data;

import java.util.stream.IntStream;

class RectifierMomentsSumTest extends SumContract<RectifierBlock, RectifierMoments> {
  @Override
  protected BlockTask<? super RectifierBlock, RectifierMoments> task() {
    return new RectifierMoments.Task(3);
  }

  @Override
  protected RectifierBlock rows(int from, int to) {
    return RectifierRows.of(from, to);
  }

  @Override
  protected double[] values(RectifierMoments sum) {
    double[] values = new double[8];
    IntStream.range(0, 3)
        .forEach(
            j -> {
              values[j] = sum.rectifiedSize(j);
              values[3 + j] = sum.linearSize(j);
            });
    values[6] = sum.targetSize();
    values[7] = sum.rows();
    return values;
  }
}
