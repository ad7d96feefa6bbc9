package io.pente.spark.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.data.LinearBlock;
import io.pente.linalg.SparseRows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockCutTest {
  private static final int BYTES = PackingOptions.BLOCK_BYTES;

  @ParameterizedTest
  @CsvSource({
    "1, 8, 1, 32768",
    "10, 8, 1, 5958",
    "100, 8, 1, 649",
    "1000, 8, 10, 65",
    "100000, 8, 1, 8",
    "10, 4, 1, 10923",
    "0, 8, 1, 65536"
  })
  void aBlockOfDenseRowsIsTheFewestThatTakeHalfAMegabyteButEight(
      int features, int bytes, int targets, int rows) {
    assertThat(BlockCut.dense(features, bytes, targets, BYTES).rows()).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({"1, 512", "100, 289", "100000, 8"})
  void aBlockOfSparseRowsGoesByTheTargetsAlone(int targets, int rows) {
    assertThat(BlockCut.sparse(targets, BYTES).rows()).isEqualTo(rows);
  }

  @Test
  void longSparseRowsComeInPiecesThatBeginAnewWithEachBlock() {
    BlockCut cut = BlockCut.sparse(1, BYTES);
    LinearBlock rows = rows(520, 3000); // 36 KB each: 15 fill a piece
    assertThat(cut.room(0, 0, 0, rows, 0, 520)).isEqualTo(15);
    assertThat(cut.room(0, 7, 7 * 3000, rows, 7, 513)).as("the rest of it").isEqualTo(8);
    assertThat(cut.room(510, 0, 0, rows, 510, 10)).as("to the block's end").isEqualTo(2);
    assertThat(cut.room(0, 0, 0, rows, 0, 9)).as("all there are").isEqualTo(9);
    assertThat(cut.ends(0, 15, 45_000)).isTrue();
    assertThat(cut.ends(0, 14, 42_000)).isFalse();
    assertThat(cut.ends(510, 2, 6_000)).isTrue();
    assertThat(cut.ends(0, 7, 1_000_000)).as("eight rows however long").isFalse();
  }

  private static LinearBlock rows(int rows, int stored) {
    int[] starts = new int[rows + 1];
    int[] columns = new int[rows * stored];
    for (int e = 0; e < columns.length; e++) {
      columns[e] = e % stored;
    }
    for (int i = 0; i <= rows; i++) {
      starts[i] = i * stored;
    }
    return new LinearBlock(
        new SparseRows(stored, starts, columns, new double[columns.length]),
        new double[rows],
        null);
  }
}
