package io.pente.bench;

import io.pente.data.LinearBlock;
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
 */
final class Held {
  /** Where tasks of this JVM leave their blocks, for the job under way. */
  private static final Map<Integer, List<LinearBlock>> LEFT =
      Collections.synchronizedMap(new TreeMap<>());

  private final List<LinearBlock> blocks;
  private final List<List<LinearBlock>> partitions;

  private Held(List<List<LinearBlock>> partitions) {
    this.partitions = partitions;
    this.blocks = partitions.stream().flatMap(List::stream).toList();
  }

  /** Of a cached RDD, in row order. */
  static synchronized Held of(JavaRDD<LinearBlock> cached) {
    LEFT.clear();
    cached.mapPartitionsWithIndex(Held::leave, true).count();
    Held held = new Held(List.copyOf(LEFT.values()));
    LEFT.clear();
    return held;
  }

  private static Iterator<Boolean> leave(Integer partition, Iterator<LinearBlock> rows) {
    List<LinearBlock> list = new ArrayList<>();
    rows.forEachRemaining(list::add);
    LEFT.put(partition, list);
    return Collections.emptyIterator();
  }

  int blocks() {
    return blocks.size();
  }

  List<List<LinearBlock>> partitions() {
    return partitions;
  }

  /** Reads every number and index of some blocks. */
  double read(int from, int to) {
    double sum = 0;
    for (LinearBlock block : blocks.subList(from, to)) {
      sum += read(block.features()) + MachinePeak.sum(block.targets());
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
