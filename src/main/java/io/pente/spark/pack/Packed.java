package io.pente.spark.pack;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.data.Block;
import io.pente.data.RowRun;
import java.util.List;
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

  @Override
  public long stored(int from, int count) {
    return block.stored(from, count);
  }

  /** {@inheritDoc} What was rejected before rows is no part of them. */
  @Override
  @SuppressWarnings("unchecked") // blocks of one kind join to a block of that kind
  public Packed<B> join(List<? extends RowRun<?>> runs) {
    List<RowRun<Block>> within =
        runs.stream()
            .map(
                run ->
                    new RowRun<>((Block) ((Packed<B>) run.block()).block, run.from(), run.count()))
            .toList();
    return new Packed<>((B) block.join(within), new Rejections());
  }
}
