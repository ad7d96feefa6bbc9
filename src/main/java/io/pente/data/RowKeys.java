package io.pente.data;

import java.io.Serializable;

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
