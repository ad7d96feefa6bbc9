package io.pente.spark.pack;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.data.Block;
import io.pente.failure.PenteException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Moves whole blocks so that partitions hold about as many rows each, in the same order: for
 * sources that cannot be cut evenly, such as one compressed file, of which one core would otherwise
 * do all the work of every pass.
 */
public final class Rebalance {
  /** How much larger than the mean the largest partition may be. */
  private static final double UNEVEN = 1.5;

  /** Bytes of blocks below which moving them costs more than it saves. */
  static final long WORTHWHILE = 32L << 20;

  private Rebalance() {}

  /**
   * The same blocks, not yet moved and not cached, bad rows aside; {@code cached} itself where that
   * is even enough.
   *
   * @param cached blocks that can be read once more at no cost, and come again in the same order
   *     should they be lost: those of a table that is {@linkplain io.pente.table.Table#repeatable
   *     repeatable}
   * @param worthwhile bytes of blocks from which on to move them
   */
  static <B extends Block> JavaRDD<Packed<B>> evenly(JavaRDD<Packed<B>> cached, long worthwhile) {
    if (cached.getNumPartitions() == 1) {
      return cached; // as even as can be, which needs no job
    }
    List<Size> sizes = PenteException.unwrapped(cached.mapPartitions(Size::of)::collect);
    long[] starts = new long[sizes.size()];
    long rows = 0;
    long bytes = 0;
    long largest = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = rows;
      rows += sizes.get(i).rows;
      bytes += sizes.get(i).bytes;
      largest = Math.max(largest, sizes.get(i).bytes);
    }
    boolean even = largest * starts.length <= UNEVEN * bytes;
    return even || bytes < worthwhile ? cached : moved(cached, starts, rows);
  }

  /** As above, from 32 MB on. */
  public static <B extends Block> JavaRDD<Packed<B>> evenly(JavaRDD<Packed<B>> cached) {
    return evenly(cached, WORTHWHILE);
  }

  private static <B extends Block> JavaRDD<Packed<B>> moved(
      JavaRDD<Packed<B>> cached, long[] starts, long rows) {
    return cached
        .mapPartitionsWithIndex((part, blocks) -> byFirstRow(starts[part], blocks), false)
        .mapToPair(pair -> pair)
        .repartitionAndSortWithinPartitions(new ByRow(rows, starts.length))
        .values();
  }

  private static <B extends Block> Iterator<Tuple2<Long, Packed<B>>> byFirstRow(
      long start, Iterator<Packed<B>> blocks) {
    List<Tuple2<Long, Packed<B>>> keyed = new ArrayList<>();
    long row = start;
    while (blocks.hasNext()) {
      Packed<B> block = blocks.next();
      if (block.rows() > 0) {
        keyed.add(new Tuple2<>(row, block));
      }
      row += block.rows();
    }
    return keyed.iterator();
  }

  /** Rows and bytes of a partition. */
  @DefaultSerializer(JavaSerializer.class)
  private record Size(long rows, long bytes) implements Serializable {
    private static <B extends Block> Iterator<Size> of(Iterator<Packed<B>> blocks) {
      long rows = 0;
      long bytes = 0;
      while (blocks.hasNext()) {
        Packed<B> block = blocks.next();
        rows += block.rows();
        bytes += block.bytes();
      }
      return List.of(new Size(rows, bytes)).iterator();
    }
  }

  /** Equal runs of rows. */
  private static final class ByRow extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final long rows;
    private final int count;

    ByRow(long rows, int count) {
      this.rows = rows;
      this.count = count;
    }

    @Override
    public int numPartitions() {
      return count;
    }

    @Override
    public int getPartition(Object firstRow) {
      return (int) Math.min(count - 1, (double) (Long) firstRow / rows * count);
    }
  }
}
