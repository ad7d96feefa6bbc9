package io.pente.fit;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.LinearBlock;
import io.pente.data.Sum;
import io.pente.spark.engine.KeyedParts;
import io.pente.spark.pack.Packed;
import io.pente.spark.pack.Rejections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/** Clusters as rows of blocks, each with the sum of its rows' scores. */
final class ClusterBlocks implements Iterator<Packed<ClusterBlocks.Clusters>> {
  private static final int AT_ONCE = 64;

  /**
   * Clusters of one group.
   *
   * @param scores count × p × width
   * @param seen of the rows of a partition, where the block is of no clusters; otherwise null
   */
  record Clusters(int group, int count, double[] scores, SeenRows seen) implements Block {
    @Override
    public int rows() {
      return count;
    }

    @Override
    public long bytes() {
      return 8L * scores.length;
    }

    @Override
    public Clusters select(int[] rows) {
      int width = count == 0 ? 0 : scores.length / count;
      double[] chosen = new double[rows.length * width];
      for (int i = 0; i < rows.length; i++) {
        System.arraycopy(scores, rows[i] * width, chosen, i * width, width);
      }
      return new Clusters(group, rows.length, chosen, seen);
    }
  }

  private final Iterator<Tuple2<KeyedParts.Key, ClusterParts.Part>> parts;
  private final int size;
  private Tuple2<KeyedParts.Key, ClusterParts.Part> held;

  private ClusterBlocks(Iterator<Tuple2<KeyedParts.Key, ClusterParts.Part>> parts, int size) {
    this.parts = parts;
    this.size = size;
    this.held = parts.hasNext() ? parts.next() : null;
  }

  /** The clusters of packed rows: one shuffle, and no list of them. */
  static JavaRDD<Packed<Clusters>> of(JavaRDD<Packed<LinearBlock>> rows, Scores scores) {
    JavaPairRDD<KeyedParts.Key, ClusterParts.Part> parts =
        rows.mapPartitionsWithIndex(
                (partition, blocks) -> new ClusterParts(partition, blocks, scores), false)
            .mapToPair(part -> part);
    int size = scores.targets() * scores.width();
    return KeyedParts.together(parts).mapPartitions(sorted -> new ClusterBlocks(sorted, size));
  }

  @Override
  public boolean hasNext() {
    return held != null;
  }

  @Override
  public Packed<Clusters> next() {
    if (held == null) {
      throw new java.util.NoSuchElementException();
    }
    if (held._2.sums() == null) {
      ClusterParts.Part part = held._2;
      move();
      return new Packed<>(new Clusters(0, 0, new double[0], part.seen()), part.rejections());
    }
    int group = held._1.group();
    double[] scores = new double[AT_ONCE * size];
    int count = 0;
    while (held != null && held._1.group() == group && count < AT_ONCE) {
      KeyedParts.Key key = held._1;
      for (; held != null && held._1.same(key); move()) {
        double[] sums = held._2.sums();
        for (int e = 0; e < size; e++) {
          scores[count * size + e] += sums[e];
        }
      }
      count++;
    }
    double[] own = Arrays.copyOf(scores, count * size);
    return new Packed<>(new Clusters(group, count, own, null), new Rejections());
  }

  private void move() {
    held = parts.hasNext() ? parts.next() : null;
  }

  /**
   * Σ s sᵀ over the clusters of each group.
   *
   * @param groups 1, or 3 for two columns
   */
  record Task(int groups, int targets, int width) implements BlockTask<Clusters, Result> {
    @Override
    public Result zero() {
      List<Meat> meats = new ArrayList<>();
      for (int g = 0; g < groups; g++) {
        meats.add(new Meat(targets, width));
      }
      return new Result(meats, new SeenRows(targets));
    }

    @Override
    public void add(Clusters block, long firstRow, Result into) {
      if (block.seen() != null) {
        into.seen.add(block.seen());
      }
      double[] own = new double[width];
      for (int i = 0; i < block.count(); i++) {
        into.meats.get(block.group()).add(block.scores(), i * targets * width, own);
      }
    }
  }

  record Result(List<Meat> meats, SeenRows seen) implements Sum<Result> {
    @Override
    public void add(Result next) {
      for (int g = 0; g < meats.size(); g++) {
        meats.get(g).add(next.meats.get(g));
      }
      seen.add(next.seen);
    }

    @Override
    public long bytes() {
      return meats.stream().mapToLong(Meat::bytes).sum();
    }
  }
}
