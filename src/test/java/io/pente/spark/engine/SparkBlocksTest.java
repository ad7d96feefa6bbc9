package io.pente.spark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.LocalBlocks;
import io.pente.data.RowRun;
import io.pente.data.Sum;
import io.pente.spark.LocalSpark;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkBlocksTest {
  private final JavaSparkContext context =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());

  /** A block of rows of which only the number matters. */
  record Rows(int rows) implements Block {
    @Override
    public long bytes() {
      return 4;
    }

    @Override
    public Rows select(int[] chosen) {
      return new Rows(chosen.length);
    }

    @Override
    public long stored(int from, int count) {
      return count;
    }

    @Override
    public Rows join(List<? extends RowRun<?>> runs) {
      return new Rows(runs.stream().mapToInt(RowRun::count).sum());
    }
  }

  /** Remembers the order in which rows were added. */
  static final class Order implements Sum<Order> {
    private final List<Long> firstRows = new ArrayList<>();
    private final long pretendedBytes;

    Order(long pretendedBytes) {
      this.pretendedBytes = pretendedBytes;
    }

    @Override
    public void add(Order next) {
      firstRows.addAll(next.firstRows);
    }

    @Override
    public long bytes() {
      return pretendedBytes;
    }
  }

  record Trace(long pretendedBytes) implements BlockTask<Rows, Order>, Serializable {
    @Override
    public boolean needsPositions() {
      return true;
    }

    @Override
    public Order zero() {
      return new Order(pretendedBytes);
    }

    @Override
    public void add(Rows block, long firstRow, Order into) {
      into.firstRows.add(firstRow);
    }
  }

  /** Sees what a task is told that did not ask for positions. */
  record Count() implements BlockTask<Rows, Order>, Serializable {
    @Override
    public Order zero() {
      return new Order(0);
    }

    @Override
    public void add(Rows block, long firstRow, Order into) {
      into.firstRows.add(firstRow);
    }
  }

  private static List<Rows> blocks() {
    List<Rows> blocks = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      blocks.add(new Rows(i));
    }
    return blocks;
  }

  private static List<Long> starts() {
    return new LocalBlocks<>(List.of(blocks())).sum(new Trace(0), "local").firstRows;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40, 64})
  void partialSumsAreAddedInRowOrder(int partitions) {
    SparkBlocks<Rows> blocks = new SparkBlocks<>(context.parallelize(blocks(), partitions));
    assertThat(blocks.sum(new Trace(0), "the first pass").firstRows).isEqualTo(starts());
    assertThat(blocks.sum(new Trace(0), "another").firstRows).isEqualTo(starts());
    assertThat(blocks.passes()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 40, 64})
  void sumsTooLargeForTheDriverAreMergedOnTheClusterInTheSameOrder(int partitions) {
    SparkBlocks<Rows> blocks = new SparkBlocks<>(context.parallelize(blocks(), partitions));
    assertThat(blocks.sum(new Trace(1L << 40), "trace").firstRows).isEqualTo(starts());
  }

  @Test
  void blocksOfTheSameRowsGoOnWithPositionsAndPasses() {
    SparkBlocks<Rows> packing = new SparkBlocks<>(context.parallelize(blocks(), 7));
    packing.sum(new Count(), "count");
    SparkBlocks<Rows> kept = new SparkBlocks<>(context.parallelize(blocks(), 7), packing);
    assertThat(kept.passes()).isEqualTo(1);
    assertThat(kept.sum(new Trace(0), "trace").firstRows).isEqualTo(starts());
  }

  @Test
  void aTaskThatNeedsNoPositionsIsTheOnlyJobOfItsPass() {
    List<Long> seen =
        new SparkBlocks<>(context.parallelize(blocks(), 3)).sum(new Count(), "count").firstRows;
    assertThat(seen).hasSize(40).containsOnly(-1L);
  }

  @Test
  void aJobIsDescribedAndTheDescriptionTakenBack() {
    context.setLocalProperty("spark.job.description", "mine");
    new SparkBlocks<>(context.parallelize(blocks(), 2)).sum(new Trace(0), "theirs");
    assertThat(context.getLocalProperty("spark.job.description")).isEqualTo("mine");
    context.setLocalProperty("spark.job.description", null);
  }
}
