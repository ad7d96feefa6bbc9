package io.pente.data;

import io.pente.linalg.DenseRows;
import java.util.List;

/** Sixty complex rows of dimension three, for {@link SumContract}. */
public final class RectifierRows {
  private RectifierRows() {}

  private static DenseRows matrix(long seed, int from, int to) {
    double[] all = SumContract.numbers(SumContract.ROWS, 3, seed);
    return new DenseRows(to - from, 3, SumContract.slice(all, 3, from, to));
  }

  private static RectifierBlock.Part part(long seed, int from, int to) {
    double[] scale = SumContract.numbers(SumContract.ROWS, 1, seed);
    double[] target = SumContract.numbers(SumContract.ROWS, 1, seed + 1);
    return new RectifierBlock.Part(
        SumContract.slice(scale, 1, from, to),
        matrix(seed + 2, from, to),
        SumContract.slice(target, 1, from, to));
  }

  public static RectifierBlock of(int from, int to) {
    return new RectifierBlock(matrix(4, from, to), List.of(part(5, from, to), part(8, from, to)));
  }
}
