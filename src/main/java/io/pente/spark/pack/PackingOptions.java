package io.pente.spark.pack;

/**
 * How to pack.
 *
 * @param shift whether columns far from zero are packed less a pivot
 * @param rescale whether columns of numbers whose squares no double holds have units of their own
 * @param skips which rows that cannot be used are left out
 * @param singlePrecision whether dense features are stored as floats; a row with one that is no
 *     finite float, or would become 0, cannot be used
 * @param partitions 0 for as many as the data asks for
 * @param blockBytes about how large a block is, as {@link BlockCut} says
 */
public record PackingOptions(
    boolean shift,
    boolean rescale,
    SkipRule skips,
    boolean singlePrecision,
    int partitions,
    int blockBytes) {
  public static final int BLOCK_BYTES = 512 << 10;

  /** Nothing shifted, nothing rounded, nothing left out. */
  public static final PackingOptions AS_THEY_ARE =
      new PackingOptions(false, false, SkipRule.NONE, false, 0, BLOCK_BYTES);

  /** Nothing but units. */
  public static final PackingOptions UNSHIFTED =
      new PackingOptions(false, true, SkipRule.NONE, false, 0, BLOCK_BYTES);

  /** The same, with rows left out. */
  public PackingOptions with(SkipRule rule) {
    return new PackingOptions(shift, rescale, rule, singlePrecision, partitions, blockBytes);
  }
}
