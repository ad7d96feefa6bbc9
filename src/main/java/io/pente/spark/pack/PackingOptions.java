package io.pente.spark.pack;

/**
 * How to pack.
 *
 * @param shift whether columns far from zero are packed less a pivot
 * @param rescale whether columns of numbers whose squares no double holds have units of their own
 * @param skipBadRows whether to go on after a row that cannot be used
 * @param singlePrecision whether dense features are stored as floats; a row with one that is no
 *     finite float, or would become 0, cannot be used
 * @param partitions 0 for as many as the data asks for
 * @param blockBytes about how large a block is; no fewer than 8 rows are in one
 */
public record PackingOptions(
    boolean shift,
    boolean rescale,
    boolean skipBadRows,
    boolean singlePrecision,
    int partitions,
    int blockBytes) {
  public static final int BLOCK_BYTES = 512 << 10;

  /** Nothing shifted, nothing rounded, nothing left out. */
  public static final PackingOptions AS_THEY_ARE =
      new PackingOptions(false, false, false, false, 0, BLOCK_BYTES);

  /** Nothing but units. */
  public static final PackingOptions UNSHIFTED =
      new PackingOptions(false, true, false, false, 0, BLOCK_BYTES);
}
