package io.pente.spark.packing;

import io.pente.data.Block;
import io.pente.data.LinearBlock;

/**
 * A packed block and the rows met on the way to it that could not be used.
 *
 * @param block may have no rows, where the last rows of a partition are all bad
 */
public record Packed(LinearBlock block, Rejections rejections) implements Block {
  @Override
  public int rows() {
    return block.rows();
  }

  @Override
  public long bytes() {
    return block.bytes();
  }

  @Override
  public Packed select(int[] rows) {
    return new Packed(block.select(rows), new Rejections());
  }
}
