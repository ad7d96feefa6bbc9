package io.pente.spark.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.data.Block;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/** How much a partition holds. */
@DefaultSerializer(JavaSerializer.class)
public record PartitionSize(long rows, long bytes) implements Serializable {
  /** The same with a block more. */
  PartitionSize with(Block block) {
    return new PartitionSize(rows + block.rows(), bytes + block.bytes());
  }

  static PartitionSize of(Iterator<? extends Block> blocks) {
    PartitionSize size = new PartitionSize(0, 0);
    while (blocks.hasNext()) {
      size = size.with(blocks.next());
    }
    return size;
  }

  /** The position of each partition's first row, and last how many rows there are. */
  public static long[] starts(List<PartitionSize> sizes) {
    long[] starts = new long[sizes.size() + 1];
    for (int i = 0; i < sizes.size(); i++) {
      starts[i + 1] = starts[i] + sizes.get(i).rows;
    }
    return starts;
  }
}
