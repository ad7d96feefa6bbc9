package io.pente.data;

import java.io.Serializable;
import java.util.List;

/**
 * The keys of the groups that rows belong to: 128 bits each, equal where groups are.
 *
 * @param each how many keys a row has
 * @param words two a key, row by row; not copied
 */
public record RowKeys(int each, long[] words) implements Serializable {
  /** Longs a key. */
  public static final int WORDS = 2;

  /** The first 64 bits of a row's key. */
  public long high(int row, int key) {
    return words[WORDS * (row * each + key)];
  }

  /** The other 64 bits. */
  public long low(int row, int key) {
    return words[WORDS * (row * each + key) + 1];
  }

  /** Those of runs of rows of blocks that have as many, one after the other. */
  RowKeys join(List<? extends RowRun<?>> runs) {
    int width = WORDS * each;
    int rows = runs.stream().mapToInt(RowRun::count).reduce(0, Math::addExact);
    long[] all = new long[Math.multiplyExact(rows, width)];
    int to = 0;
    for (RowRun<?> run : runs) {
      long[] from = ((LinearBlock) run.block()).keys().words();
      System.arraycopy(from, run.from() * width, all, to, run.count() * width);
      to += run.count() * width;
    }
    return new RowKeys(each, all);
  }

  /** Those of some of the rows. */
  RowKeys select(int[] rows) {
    int width = WORDS * each;
    long[] chosen = new long[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(words, rows[i] * width, chosen, i * width, width);
    }
    return new RowKeys(each, chosen);
  }
}
