package io.pente.spark.pack;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.data.Block;
import java.util.function.Function;

/**
 * A packed block and the rows met on the way to it that could not be used.
 *
 * @param block may have no rows, where the last rows of a partition are all bad
 */
@DefaultSerializer(JavaSerializer.class)
public record Packed<B extends Block>(B block, Rejections rejections) implements Block {
  /** The same with the block made into another one of the same rows. */
  public <C extends Block> Packed<C> as(Function<B, C> form) {
    return new Packed<>(form.apply(block), rejections);
  }

  @Override
  public int rows() {
    return block.rows();
  }

  @Override
  public long bytes() {
    return block.bytes();
  }

  @Override
  @SuppressWarnings("unchecked") // a block's selection is of its own kind
  public Packed<B> select(int[] rows) {
    return new Packed<>((B) block.select(rows), new Rejections());
  }
}
