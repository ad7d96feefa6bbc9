package io.pente.spark.pack;

import io.pente.spark.engine.PartitionSize;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.Partitioner;

/**
 * Where partitions begin among all rows, as they were packed and as they are to, with the number of
 * rows last.
 *
 * @param packed P + 1 positions
 * @param wanted P + 1 positions, multiples of R but for the last; partitions without a block are
 *     empty
 */
record PartitionBounds(long[] packed, long[] wanted) implements Serializable {
  /** How much larger than the mean the largest partition may be. */
  private static final double UNEVEN = 1.5;

  /** Bytes of blocks below which moving them costs more than it saves. */
  static final long WORTHWHILE = 32L << 20;

  /**
   * Each partition keeps its rows but for the first few, which complete a block that begins before
   * them. Where the largest has far more than its part, as where a compressed file could not be
   * cut, all get about as many rows.
   *
   * @param blockRows R
   * @param worthwhile bytes of blocks from which on to even out
   */
  static PartitionBounds of(List<PartitionSize> sizes, int blockRows, long worthwhile) {
    long[] packed = PartitionSize.starts(sizes);
    int count = sizes.size();
    long rows = packed[count];
    long bytes = sizes.stream().mapToLong(PartitionSize::bytes).sum();
    long largest = sizes.stream().mapToLong(PartitionSize::bytes).max().orElse(0);
    boolean even = bytes < worthwhile || (double) largest * count <= UNEVEN * bytes;
    long[] wanted = new long[count + 1];
    for (int i = 1; i <= count; i++) {
      long start = even ? packed[i] : (long) ((double) rows / count * i);
      wanted[i] =
          i == count ? rows : Math.min(rows, (start + blockRows - 1) / blockRows * blockRows);
    }
    return new PartitionBounds(packed, wanted);
  }

  static PartitionBounds of(List<PartitionSize> sizes, int blockRows) {
    return of(sizes, blockRows, WORTHWHILE);
  }

  /** Whether every row is where it is to be. */
  boolean kept() {
    return Arrays.equals(packed, wanted);
  }

  /** The partition that a row is to be in. */
  int owner(long row) {
    int low = 0;
    int high = wanted.length - 1;
    while (high - low > 1) { // wanted[low] <= row < wanted[high]
      int middle = (low + high) >>> 1;
      if (wanted[middle] <= row) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The position behind the last row that a partition hands to others. */
  long handedEnd(int partition) {
    long end = packed[partition + 1];
    return end > wanted[partition + 1] ? end : Math.min(end, wanted[partition]);
  }

  /** Deals rows, by their positions, to the partitions that they are to be in. */
  Partitioner partitioner() {
    return new ByOwner(wanted);
  }

  private static final class ByOwner extends Partitioner {
    private static final long serialVersionUID = 1L;
    private final long[] wanted;

    ByOwner(long[] wanted) {
      this.wanted = wanted;
    }

    @Override
    public int numPartitions() {
      return wanted.length - 1;
    }

    @Override
    public int getPartition(Object row) {
      return new PartitionBounds(wanted, wanted).owner((Long) row);
    }
  }
}
