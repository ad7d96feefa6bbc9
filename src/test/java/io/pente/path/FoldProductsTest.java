package io.pente.path;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;
import java.util.stream.DoubleStream;

class FoldProductsTest extends SumContract<LinearBlock, FoldProducts> {
  @Override
  protected BlockTask<? super LinearBlock, FoldProducts> task() {
    return new FoldProductsTask(new Folds.ByPosition(3, 42), 3, new double[] {1, 2, 0.5, 1, 1});
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(FoldProducts sum) {
    return sum.folds().stream()
        .flatMapToDouble(
            fold -> {
              double[] means = new double[fold.width()];
              java.util.Arrays.setAll(means, fold::mean);
              return DoubleStream.concat(
                  DoubleStream.of(fold.weight()),
                  DoubleStream.concat(DoubleStream.of(means), DoubleStream.of(fold.products())));
            })
        .toArray();
  }
}
