package io.pente.data;

import io.pente.linalg.RowMatrix;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Neighboring rows of a block: {@code count} of them, from row {@code from} on. */
public record RowRun<B extends Block>(B block, int from, int count) {
  public RowRun {
    Objects.checkFromIndexSize(from, count, block.rows());
  }

  /** Whether these are all rows of the block. */
  public boolean whole() {
    return count == block.rows();
  }

  /** The same rows of matrices that belong to blocks, one after the other. */
  static <B extends Block> RowMatrix matrices(
      List<? extends RowRun<?>> runs, Class<B> kind, Function<B, RowMatrix> matrix) {
    List<RowMatrix.Run> parts =
        runs.stream()
            .map(
                run ->
                    new RowMatrix.Run(
                        matrix.apply(kind.cast(run.block())), run.from(), run.count()))
            .toList();
    return parts.get(0).matrix().join(parts);
  }

  /** The same of arrays that have equally many numbers for each row of a block. */
  static <B extends Block> double[] numbers(
      List<? extends RowRun<?>> runs, Class<B> kind, Function<B, double[]> numbers) {
    B first = kind.cast(runs.get(0).block());
    int each = numbers.apply(first).length / Math.max(1, first.rows());
    int rows = runs.stream().mapToInt(RowRun::count).reduce(0, Math::addExact);
    double[] all = new double[Math.multiplyExact(rows, each)];
    int to = 0;
    for (RowRun<?> run : runs) {
      double[] from = numbers.apply(kind.cast(run.block()));
      System.arraycopy(from, run.from() * each, all, to, run.count() * each);
      to += run.count() * each;
    }
    return all;
  }
}
