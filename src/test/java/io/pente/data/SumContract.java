package io.pente.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What the engine relies on in every {@link Sum}: it merges the partial sums of partitions, which
 * may be empty, in row order, after a way through serialization, some of them in a task first.
 */
public abstract class SumContract<B extends Block, S extends Sum<S>> {
  /** How many rows {@link #rows} has. */
  public static final int ROWS = 60;

  private static final int[] CUTS = {0, 1, 1, 23, 24, 47, ROWS};

  /** What adds rows to a sum. */
  protected abstract BlockTask<? super B, S> task();

  /** Some of sixty rows, the same at every call. */
  protected abstract B rows(int from, int to);

  /** What a sum says at the end. */
  protected abstract double[] values(S sum);

  /** How far values may lie apart, relative to the largest, when rows are cut elsewhere. */
  protected double rounding() {
    return 1e-13;
  }

  /** Whether a sum holds, besides numbers, some of what it was made of. */
  protected boolean growsWithTheRows() {
    return false;
  }

  /** Random numbers, the same for the same seed, the k-th row's at the same place. */
  public static double[] numbers(int rows, int columns, long seed) {
    return new SplittableRandom(seed).doubles((long) rows * columns, -1, 1).toArray();
  }

  /** Rows {@code from .. to} of a row-major matrix. */
  public static double[] slice(double[] matrix, int columns, int from, int to) {
    return Arrays.copyOfRange(matrix, from * columns, to * columns);
  }

  private S of(int from, int to) {
    S sum = task().zero();
    if (to > from) {
      task().add(rows(from, to), from, sum);
    }
    return sum;
  }

  /** The values of a copy: to read some sums is to finish them. */
  private double[] read(S sum) {
    return values(Copies.of(sum));
  }

  private S merged(boolean travelling) {
    S total = task().zero();
    for (int k = 0; k + 1 < CUTS.length; k++) {
      S part = of(CUTS[k], CUTS[k + 1]);
      total.add(travelling ? Copies.of(part) : part);
    }
    return total;
  }

  @Test
  void anEmptySumChangesNothingOnEitherSide() {
    double[] expected = read(of(0, ROWS));
    S before = task().zero();
    before.add(of(0, ROWS));
    S after = of(0, ROWS);
    after.add(task().zero());
    assertThat(read(before)).containsExactly(expected);
    assertThat(read(after)).containsExactly(expected);
  }

  @Test
  void partsMergedInOrderAreTheWholeToRounding() {
    double[] expected = read(of(0, ROWS));
    double[] merged = read(merged(false));
    double scale = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertThat(merged).hasSameSizeAs(expected);
    for (int i = 0; i < merged.length; i++) {
      assertThat(merged[i]).as("value %d", i).isCloseTo(expected[i], within(rounding() * scale));
    }
  }

  @Test
  void theSamePartsGiveTheSameBits() {
    assertThat(read(merged(false))).containsExactly(read(merged(false)));
  }

  @Test
  void aWayThroughSerializationChangesNoBit() {
    assertThat(values(Copies.of(of(0, ROWS)))).containsExactly(values(of(0, ROWS)));
    assertThat(read(merged(true))).containsExactly(read(merged(false)));
  }

  @Test
  void whatIsAddedStaysWhatItWas() {
    S next = of(23, ROWS);
    double[] before = read(next);
    S total = of(0, 23);
    total.add(next);
    total.add(of(0, ROWS));
    assertThat(read(next)).containsExactly(before);
  }

  @Test
  void itsSizeDoesNotGrowWithTheRows() {
    assertThat(of(0, ROWS).bytes()).isPositive();
    if (!growsWithTheRows()) {
      assertThat(merged(false).bytes()).isEqualTo(of(0, ROWS).bytes());
    }
  }
}
