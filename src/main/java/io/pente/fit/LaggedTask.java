package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;

/**
 * Scores of rows in order. A row that stands for several is followed by its like; one that weighs
 * nothing as a frequency is not there, and as another weight keeps its place.
 */
record LaggedTask(Scores scores, int lags) implements BlockTask<LinearBlock, LaggedScores> {
  @Override
  public LaggedScores zero() {
    return new LaggedScores(lags, scores.targets(), scores.width());
  }

  @Override
  public void add(LinearBlock block, long firstRow, LaggedScores into) {
    Scores.Reader reader = scores.over(block);
    int width = scores.width();
    double[] score = new double[scores.targets() * width];
    for (int i = 0; i < block.rows(); i++) {
      double weight = scores.weight(block, i);
      into.seen().add(reader, i, weight);
      double[] d = reader.white(i);
      for (int k = 0; k < scores.targets(); k++) {
        double residual = (scores.frequencies() ? 1 : weight) * reader.residual(i, k);
        for (int j = 0; j < width; j++) {
          score[k * width + j] = residual * d[j];
        }
      }
      into.add(score, scores.frequencies() ? (long) weight : 1);
    }
  }
}
