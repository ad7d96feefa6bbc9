package io.pente.spark.packing;

/**
 * How to pack.
 *
 * @param shift whether columns far from zero are packed less a pivot
 * @param skipBadRows whether to go on after a row that cannot be used
 * @param partitions 0 for as many as the data asks for
 * @param blockBytes about how large a block is; no fewer than 8 rows are in one
 */
public record PackingOptions(boolean shift, boolean skipBadRows, int partitions, int blockBytes) {
  public static final int BLOCK_BYTES = 512 << 10;
}
