package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.LinearRows;
import io.pente.data.SumContract;
import io.pente.model.LinearModel;
import io.pente.model.LinearPredictor;
import io.pente.model.Training;
import io.pente.model.Whitening;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows in order meet the rows before them wherever they are cut. */
class LaggedScoresTest extends SumContract<LinearBlock, LaggedScores> {
  private static final int LAGS = 25; // more rows than some parts have

  @Override
  protected BlockTask<? super LinearBlock, LaggedScores> task() {
    LinearPredictor predictor =
        new LinearModel(
                List.of("a", "b", "c"),
                List.of("y", "z"),
                new double[] {1, 2, 3, 4, 5, 6},
                new double[] {1, -1},
                new Training("", 0, 0, true, "", 0, 0, 0, 0, Map.of()))
            .predictor();
    double[] ones = {1, 1, 1};
    Scores scores =
        new Scores(
            predictor,
            ones,
            new double[] {1, 2},
            new double[3],
            new double[3],
            ones,
            new Whitening(3, new double[] {1, 0, 0, 0.5, 2, 0, 0, 1, 1}),
            1,
            false);
    return new LaggedTask(scores, LAGS);
  }

  @Override
  protected LinearBlock rows(int from, int to) {
    return LinearRows.of(from, to);
  }

  @Override
  protected double[] values(LaggedScores sum) {
    double[] all = new double[32];
    System.arraycopy(sum.matrix(0), 0, all, 0, 16);
    System.arraycopy(sum.matrix(1), 0, all, 16, 16);
    return all;
  }

  @Override
  protected boolean growsWithTheRows() {
    return true;
  }

  @Test
  void rowsThatStandForSeveralAreFollowedByTheirLike() {
    double[][] rows = {{1, 2}, {-3, 1}, {2, 2}};
    long[] copies = {2, 9, 4};
    LaggedScores counted = new LaggedScores(3, 1, 2);
    LaggedScores written = new LaggedScores(3, 1, 2);
    LaggedScores rest = new LaggedScores(3, 1, 2);
    for (int i = 0; i < rows.length; i++) {
      counted.add(rows[i], copies[i]);
      for (int c = 0; c < copies[i]; c++) {
        (i < 2 ? written : rest).add(rows[i], 1);
      }
    }
    written.add(rest);
    assertThat(counted.matrix(0)).containsExactly(written.matrix(0));
  }
}
