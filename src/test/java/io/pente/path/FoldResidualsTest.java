package io.pente.path;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;
import java.util.Arrays;
import java.util.stream.Stream;

class FoldResidualsTest extends SumContract<LinearBlock, FoldResiduals> {
  @Override
  protected BlockTask<? super LinearBlock, FoldResiduals> task() {
    double[] none = new double[5];
    return new FoldResidualsTask(
        new Folds.ByPosition(3, 42),
        3,
        none,
        none,
        new double[] {1, 2, 0.5, 1, 1},
        new double[] {1, 0, 2, -1, 0.5, 3});
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(FoldResiduals sum) {
    return Stream.of(sum.sums(), sum.squares(), sum.products())
        .flatMap(Arrays::stream)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
