package io.pente.fit;

import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;

/**
 * White's Σ (ωe)²/(1 − h)ᵟ d dᵀ, with the leverage h = ωdᵀ(DᵀΩD)⁺d; of rows that stand for ω each,
 * ω e²/(1 − h)ᵟ d dᵀ with h = dᵀ(DᵀΩD)⁺d.
 *
 * @param totalWeight Σω: DᵀΩD is that times the unit matrix
 * @param exponent δ: 0 for HC0 and HC1, 1 for HC2, 2 for HC3
 */
record HeteroscedasticTask(Scores scores, double totalWeight, int exponent)
    implements BlockTask<LinearBlock, HeteroscedasticTask.Result> {
  /** What of 1 rounding leaves of a leverage that is 1. */
  private static final double NOTHING_LEFT = 1e-10;

  @Override
  public Result zero() {
    return new Result(
        new Meat(scores.targets(), scores.width()), new SeenRows(scores.targets()), new long[1]);
  }

  @Override
  public void add(LinearBlock block, long firstRow, Result into) {
    Scores.Reader reader = scores.over(block);
    int width = scores.width();
    double[] score = new double[scores.targets() * width];
    double[] own = new double[width];
    for (int i = 0; i < block.rows(); i++) {
      double weight = scores.weight(block, i);
      into.seen.add(reader, i, weight);
      if (weight == 0) {
        continue;
      }
      double[] d = reader.white(i);
      double left = exponent == 0 ? 1 : 1 - leverage(d) * (scores.frequencies() ? 1 : weight);
      if (left < NOTHING_LEFT) {
        into.whole[0]++;
        continue;
      }
      double factor = scores.frequencies() ? Math.sqrt(weight) : weight;
      factor /= exponent == 0 ? 1 : exponent == 1 ? Math.sqrt(left) : left;
      for (int k = 0; k < scores.targets(); k++) {
        double residual = factor * reader.residual(i, k);
        for (int j = 0; j < width; j++) {
          score[k * width + j] = residual * d[j];
        }
      }
      into.meat.add(score, 0, own);
    }
  }

  /** dᵀ(DᵀΩD)⁺d. */
  private double leverage(double[] d) {
    double sum = 0;
    for (double coordinate : d) {
      sum = Math.fma(coordinate, coordinate, sum);
    }
    return sum / totalWeight;
  }

  /**
   * @param whole how many rows have leverage 1, so that nothing is left to divide by
   */
  record Result(Meat meat, SeenRows seen, long[] whole) implements Sum<Result> {
    @Override
    public void add(Result next) {
      meat.add(next.meat);
      seen.add(next.seen);
      whole[0] += next.whole[0];
    }

    @Override
    public long bytes() {
      return meat.bytes() + seen.bytes();
    }
  }
}
