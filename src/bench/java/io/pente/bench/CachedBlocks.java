package io.pente.bench;

import io.pente.data.Block;
import io.pente.data.LinearBlock;
import io.pente.data.RectifierBlock;
import io.pente.linalg.DenseRows;
import io.pente.linalg.MachinePeak;
import io.pente.linalg.RowMatrix;
import io.pente.linalg.SparseRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;

/**
 * The very blocks that Spark has cached in this JVM (a local master's), by reference, so that a plain
 * thread reads the same bytes where they lie and no second copy is needed.
 *
 * @param partitions their blocks, in row order
 */
record CachedBlocks<B extends Block>(List<List<B>> partitions) {
  /** Where tasks of this JVM leave their blocks, for the job under way. */
  private static final Map<Integer, List<Block>> LEFT =
      Collections.synchronizedMap(new TreeMap<>());

  /** Of a cached RDD. */
  @SuppressWarnings("unchecked") // the lists are filled from this RDD alone
  static synchronized <B extends Block> CachedBlocks<B> of(JavaRDD<B> cached) {
    LEFT.clear();
    cached.mapPartitionsWithIndex(CachedBlocks::leave, true).count();
    List<List<B>> partitions = new ArrayList<>();
    LEFT.values().forEach(blocks -> partitions.add((List<B>) blocks));
    LEFT.clear();
    return new CachedBlocks<>(partitions);
  }

  private static <B extends Block> Iterator<Boolean> leave(Integer partition, Iterator<B> rows) {
    List<Block> list = new ArrayList<>();
    rows.forEachRemaining(list::add);
    LEFT.put(partition, list);
    return Collections.emptyIterator();
  }

  /** Reads every number and index of the share of thread t. */
  double read(int t, int threads) {
    List<B> blocks = partitions.stream().flatMap(List::stream).toList();
    int from = (int) ((long) blocks.size() * t / threads);
    int to = (int) ((long) blocks.size() * (t + 1) / threads);
    double sum = 0;
    for (B block : blocks.subList(from, to)) {
      sum += read(block);
    }
    return sum;
  }

  private static double read(Block block) {
    if (block instanceof LinearBlock linear) {
      return read(linear.features()) + MachinePeak.sum(linear.targets());
    }
    RectifierBlock rectifier = (RectifierBlock) block;
    double sum = read(rectifier.m());
    for (RectifierBlock.Part part : rectifier.parts()) {
      sum += read(part.a()) + MachinePeak.sum(part.scale()) + MachinePeak.sum(part.target());
    }
    return sum;
  }

  private static double read(RowMatrix x) {
    if (x instanceof SparseRows sparse) {
      return MachinePeak.sum(sparse.values())
          + MachinePeak.sum(sparse.columnIndices())
          + MachinePeak.sum(sparse.rowStarts());
    }
    return MachinePeak.sum(((DenseRows) x).values());
  }
}
