package io.pente.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.data.Batch;
import io.pente.data.LinearBlock;
import io.pente.data.LocalBlocks;
import io.pente.linalg.DenseRows;
import io.pente.linalg.SparseRows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small integers, with which every operation on doubles is exact: sums must agree to the bit. */
class LinearObjectiveTest {
  private static final int ROWS = 64;
  private static final int N = 3;
  private static final int P = 2;
  private final double[] x = integers(ROWS * N, 1);
  private final double[] y = integers(ROWS * P, 2);
  private final double[] point = {2, -1, 3, 5};

  private static double[] integers(int count, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[count];
    java.util.Arrays.setAll(values, i -> random.nextInt(-9, 10));
    return values;
  }

  private LinearObjective objective(int blockRows, int partitions, boolean intercept) {
    List<List<LinearBlock>> parts = new ArrayList<>();
    for (int part = 0; part < partitions; part++) {
      List<LinearBlock> blocks = new ArrayList<>();
      int end = (part + 1) * ROWS / partitions;
      for (int from = part * ROWS / partitions; from < end; from += blockRows) {
        blocks.add(block(from, Math.min(end, from + blockRows)));
      }
      parts.add(blocks);
    }
    return new LinearObjective(
        new LocalBlocks<>(parts), intercept, new double[] {1, 1, 1}, new double[] {1, 1});
  }

  private LinearBlock block(int from, int to) {
    return new LinearBlock(
        new DenseRows(to - from, N, java.util.Arrays.copyOfRange(x, from * N, to * N)),
        java.util.Arrays.copyOfRange(y, from * P, to * P),
        null);
  }

  private static Evaluation gradient(LinearObjective objective, int problem, double[] at) {
    return objective.evaluate(List.of(Query.gradient(problem, at)), Batch.ALL, "test").get(0);
  }

  /** (1/q) Σ r², (2/q) Xᵀr and (2/q) Σ r, straight from the definition. */
  private double[] definition(int target, double[] at) {
    double[] result = new double[N + 2];
    for (int i = 0; i < ROWS; i++) {
      double r = at[N] - y[i * P + target];
      for (int j = 0; j < N; j++) {
        r += x[i * N + j] * at[j];
      }
      result[N + 1] += r * r / ROWS;
      result[N] += 2 * r / ROWS;
      for (int j = 0; j < N; j++) {
        result[j] += 2 * r * x[i * N + j] / ROWS;
      }
    }
    return result;
  }

  @ParameterizedTest
  @CsvSource({"64,1", "1,1", "7,1", "64,2", "5,8", "3,64", "9,5"})
  void blocksAndPartitionsDoNotChangeABit(int blockRows, int partitions) {
    for (int target = 0; target < P; target++) {
      double[] expected = definition(target, point);
      Evaluation answer = gradient(objective(blockRows, partitions, true), target, point);
      assertThat(answer.value()).isEqualTo(expected[N + 1]);
      assertThat(answer.gradient()).isEqualTo(java.util.Arrays.copyOf(expected, N + 1));
    }
  }

  @Test
  void aBlockOfManyTilesIsTheSumOfItsRows() {
    int rows = 50_000;
    double[] features = integers(rows, 5);
    double[] targets = integers(rows, 6);
    double squares = 0;
    double products = 0;
    for (int i = 0; i < rows; i++) {
      double r = 3 * features[i] + 1 - targets[i];
      squares += r * r;
      products += r * features[i];
    }
    LinearObjective objective =
        new LinearObjective(
            new LocalBlocks<>(
                List.of(List.of(new LinearBlock(new DenseRows(rows, 1, features), targets, null)))),
            true,
            new double[1],
            new double[1]);
    Evaluation answer = gradient(objective, 0, new double[] {3, 1});
    assertThat(answer.value()).isEqualTo(squares / rows);
    assertThat(answer.gradient()[0]).isEqualTo(2 * products / rows);
  }

  @Test
  void manyQuestionsInOnePassGetTheAnswersOfSeveral() {
    LinearObjective objective = objective(7, 3, true);
    double[] other = {0, 1, -2, 0};
    List<Evaluation> together =
        objective.evaluate(
            List.of(
                Query.gradient(1, point), Query.product(0, point, other), Query.gradient(0, other)),
            Batch.ALL,
            "test");
    assertThat(together.get(0).gradient()).isEqualTo(gradient(objective, 1, point).gradient());
    assertThat(together.get(2).value()).isEqualTo(gradient(objective, 0, other).value());
  }

  @Test
  void theProductIsTheChangeOfTheGradient() {
    LinearObjective objective = objective(8, 2, true);
    double[] along = {1, 0, -2, 4};
    double[] moved = new double[along.length];
    java.util.Arrays.setAll(moved, i -> point[i] + along[i]);
    double[] before = gradient(objective, 0, point).gradient();
    double[] after = gradient(objective, 0, moved).gradient();
    double[] product =
        objective
            .evaluate(List.of(Query.product(0, point, along)), Batch.ALL, "test")
            .get(0)
            .gradient();
    for (int i = 0; i < along.length; i++) {
      assertThat(product[i]).isEqualTo(after[i] - before[i]);
    }
  }

  @Test
  void withoutAnInterceptThereIsNoBiasCoordinate() {
    LinearObjective objective = objective(8, 2, false);
    double[] at = {2, -1, 3};
    assertThat(objective.dimension()).isEqualTo(N);
    assertThat(gradient(objective, 0, at).gradient())
        .isEqualTo(java.util.Arrays.copyOf(definition(0, new double[] {2, -1, 3, 0}), N));
  }

  @Test
  void aBatchIsAMeanOverItsOwnRows() {
    LinearObjective whole = objective(5, 4, true);
    Batch batch = new Batch(0.25, 42, 3);
    int[] rows = batch.choose(0, ROWS);
    LinearObjective chosen =
        new LinearObjective(
            new LocalBlocks<>(List.of(List.of(block(0, ROWS).select(rows)))),
            true,
            new double[] {1, 1, 1},
            new double[] {1, 1});
    List<Query> question = List.of(Query.gradient(0, point));
    assertThat(whole.evaluate(question, batch, "test").get(0).gradient())
        .isEqualTo(chosen.evaluate(question, Batch.ALL, "test").get(0).gradient());
  }

  @Test
  void aWholeWeightCountsLikeThatManyRows() {
    double[] weights = new double[ROWS];
    java.util.Arrays.setAll(weights, i -> i % 3);
    List<Integer> repeated = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      for (int r = 0; r < i % 3; r++) {
        repeated.add(i);
      }
    }
    LinearBlock rows = block(0, ROWS);
    LinearBlock weighted = new LinearBlock(rows.features(), rows.targets(), weights);
    LinearBlock copies = rows.select(repeated.stream().mapToInt(i -> i).toArray());
    Evaluation a = gradient(single(weighted), 1, point);
    Evaluation b = gradient(single(copies), 1, point);
    assertThat(a.value()).isEqualTo(b.value());
    assertThat(a.gradient()).isEqualTo(b.gradient());
  }

  @Test
  void sparseRowsGiveTheBitsOfDenseOnes() {
    int[] starts = new int[ROWS + 1];
    int[] columns = new int[ROWS * N];
    java.util.Arrays.setAll(starts, i -> i * N);
    java.util.Arrays.setAll(columns, e -> e % N);
    LinearBlock rows = block(0, ROWS);
    LinearBlock sparse =
        new LinearBlock(new SparseRows(N, starts, columns, x), rows.targets(), null);
    assertThat(gradient(single(sparse), 0, point).gradient())
        .isEqualTo(gradient(single(rows), 0, point).gradient());
  }

  @Test
  void theInterceptIsAColumnOfOnes() {
    double[] wide = new double[ROWS * (N + 1)];
    for (int i = 0; i < ROWS; i++) {
      System.arraycopy(x, i * N, wide, i * (N + 1), N);
      wide[i * (N + 1) + N] = 1;
    }
    LinearBlock ones = new LinearBlock(new DenseRows(ROWS, N + 1, wide), y, null);
    LinearObjective without =
        new LinearObjective(
            new LocalBlocks<>(List.of(List.of(ones))), false, new double[N + 1], new double[P]);
    assertThat(gradient(without, 1, point).gradient())
        .isEqualTo(gradient(objective(64, 1, true), 1, point).gradient());
  }

  private static LinearObjective single(LinearBlock block) {
    return new LinearObjective(
        new LocalBlocks<>(List.of(List.of(block))), true, new double[N], new double[P]);
  }

  @Test
  void compensatedScalarsDoNotDriftOverManyBlocks() {
    GradientSum sum = new GradientSum(0, 1);
    GradientSum tenth = new GradientSum(0, 1);
    tenth.addSquaredError(0, 0.1);
    for (int i = 0; i < 1_000_000; i++) {
      sum.add(tenth);
    }
    assertThat(sum.squaredError(0)).isCloseTo(1e5, within(1e-10));
  }
}
