package io.pente.data;

import io.pente.linalg.DenseRows;

/** Sixty rows of three features, two targets and a weight, for {@link SumContract}. */
public final class LinearRows {
  private static final double[] X = SumContract.numbers(SumContract.ROWS, 3, 1);
  private static final double[] Y = SumContract.numbers(SumContract.ROWS, 2, 2);
  private static final double[] WEIGHTS = SumContract.numbers(SumContract.ROWS, 1, 3);

  private LinearRows() {}

  public static LinearBlock of(int from, int to) {
    double[] weights = SumContract.slice(WEIGHTS, 1, from, to);
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.abs(weights[i]);
    }
    return new LinearBlock(
        new DenseRows(to - from, 3, SumContract.slice(X, 3, from, to)),
        SumContract.slice(Y, 2, from, to),
        weights);
  }
}
