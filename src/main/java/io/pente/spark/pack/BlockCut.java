package io.pente.spark.pack;

import io.pente.data.Block;
import java.io.Serializable;

/**
 * Where blocks end: block k holds rows [kR, (k + 1)R) of those that are used, whatever partitions
 * they are read in. R goes by the shape of rows alone, never by their numbers:
 *
 * <ul>
 *   <li>dense rows: the fewest rows that take {@code blockBytes}, 8n + 8p each (4n + 8p in single
 *       precision);
 *   <li>sparse rows, of which only all of them tell how many numbers they store: the fewest that
 *       take {@code blockBytes} at {@value #SPARSE_ROW} + 8p each. At 512 KB and one target that is
 *       512 rows.
 * </ul>
 *
 * but no fewer than {@value #FEWEST_ROWS}. Sparse rows may be so long that R of them do not fit the
 * memory of a task: such a block comes in pieces, each as short as {@code blockBytes} of stored
 * numbers allow. Where a piece ends goes by the rows of its own block alone, so that the pieces are
 * the same whatever the partitions too, and their sums in order are the block's.
 *
 * @param rows R
 * @param targets p
 * @param pieceBytes about how large a piece is; 0 where rows are all equally long, and a block is
 *     whole
 */
public record BlockCut(int rows, int targets, int pieceBytes) implements Serializable {
  static final int FEWEST_ROWS = 8;

  /** Bytes of 84 stored numbers and a row's start. */
  static final int SPARSE_ROW = 1016;

  /** Blocks of dense rows, of numbers of so many bytes. */
  public static BlockCut dense(int features, int numberBytes, int targets, int blockBytes) {
    return new BlockCut(
        fewest(blockBytes, (long) numberBytes * features + 8L * targets), targets, 0);
  }

  /** Blocks of rows of which only numbers other than 0 are stored. */
  public static BlockCut sparse(int targets, int blockBytes) {
    return new BlockCut(fewest(blockBytes, SPARSE_ROW + 8L * targets), targets, blockBytes);
  }

  /** How many rows take so many bytes. */
  private static int fewest(int bytes, long rowBytes) {
    long each = Math.max(1, rowBytes);
    return (int) Math.max(FEWEST_ROWS, (bytes + each - 1) / each);
  }

  /** How many rows lie between the start of a row's block and the row. */
  public int before(long row) {
    return (int) (row % rows);
  }

  /**
   * Whether a piece ends here.
   *
   * @param before rows of its block that are in pieces before it
   * @param within rows in it so far
   * @param stored numbers that these store of their features
   */
  public boolean ends(int before, int within, long stored) {
    return before + within == rows
        || pieceBytes > 0
            && within >= FEWEST_ROWS
            && 12 * stored + (4 + 8L * targets) * within >= pieceBytes;
  }

  /**
   * How many of a run's rows still belong to a piece.
   *
   * @param before rows of its block that are in pieces before it
   * @param within rows in it so far, with which it does not end
   * @param stored numbers that these store
   */
  int room(int before, int within, long stored, Block block, int from, int count) {
    int most = Math.min(count, rows - before - within);
    if (pieceBytes == 0) {
      return most;
    }
    long sum = stored;
    for (int i = 0; i < most; i++) {
      sum += block.stored(from + i, 1);
      if (ends(before, within + i + 1, sum)) {
        return i + 1;
      }
    }
    return most;
  }
}
