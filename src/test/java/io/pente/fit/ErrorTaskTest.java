package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;
import io.pente.model.LinearModel;
import io.pente.model.Training;
import io.pente.objective.ErrorSum;
import java.util.List;
import java.util.Map;

class ErrorTaskTest extends SumContract<LinearBlock, ErrorSum> {
  @Override
  protected BlockTask<? super LinearBlock, ErrorSum> task() {
    return new ErrorTask(
        new LinearModel(
                List.of("a", "b", "c"),
                List.of("y", "z"),
                new double[] {1, 2, 3, 4, 5, 6},
                new double[] {1, -1},
                new double[] {0.5, 0.25, 0},
                new double[] {2.25, 1},
                new Training("by hand", 0, 0, true, "given", 0, 0, 0, 0, Map.of()))
            .predictor(),
        new int[] {0, 1});
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(ErrorSum sum) {
    return new double[] {
      sum.rows(), sum.rmse(0), sum.rmse(1), sum.mae(0), sum.r2(0), sum.r2(1), sum.squared(0)
    };
  }
}
