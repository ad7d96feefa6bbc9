package io.pente.fit;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.data.LinearBlock;
import io.pente.data.RowKeys;
import io.pente.spark.engine.KeyedParts;
import io.pente.spark.pack.Packed;
import io.pente.spark.pack.Rejections;
import io.pente.table.RowKey;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import scala.Tuple2;

/**
 * The scores of a partition's rows, added up by cluster as far as memory goes. With two columns the
 * clusters are of three groups: those of each column, and those of both.
 */
final class ClusterParts implements Iterator<Tuple2<KeyedParts.Key, ClusterParts.Part>> {
  /** Bytes of sums beyond which they are handed on. */
  private static final long MOST_BYTES = 32L << 20;

  private static final int BYTES_A_KEY = 150;
  private static final int NO_CLUSTER = -1;

  /**
   * A part of a cluster's sum, p × width; or what was seen of a partition's rows.
   *
   * @param sums null for the latter
   */
  @DefaultSerializer(JavaSerializer.class)
  record Part(double[] sums, SeenRows seen, Rejections rejections) implements Serializable {}

  /** A cluster, of both columns or of one. */
  private record Cluster(int group, RowKey first, RowKey second) {}

  private static final RowKey NONE = RowKey.of(0);

  private final int partition;
  private final Iterator<Packed<LinearBlock>> blocks;
  private final Scores scores;
  private final Map<Cluster, double[]> sums = new LinkedHashMap<>();
  private final Deque<Tuple2<KeyedParts.Key, Part>> ready = new ArrayDeque<>();
  private final SeenRows seen;
  private final Rejections rejections = new Rejections();
  private int number;
  private boolean ended;

  ClusterParts(int partition, Iterator<Packed<LinearBlock>> blocks, Scores scores) {
    this.partition = partition;
    this.blocks = blocks;
    this.scores = scores;
    this.seen = new SeenRows(scores.targets());
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !ended) {
      if (blocks.hasNext()) {
        take(blocks.next());
      } else {
        ended = true;
        handOn();
        ready.add(
            new Tuple2<>(
                new KeyedParts.Key(NO_CLUSTER, 0, 0, 0, 0, partition, number),
                new Part(null, seen, rejections)));
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Tuple2<KeyedParts.Key, Part> next() {
    if (!hasNext()) {
      throw new java.util.NoSuchElementException();
    }
    return ready.remove();
  }

  private void take(Packed<LinearBlock> packed) {
    rejections.add(packed.rejections());
    LinearBlock block = packed.block();
    Scores.Reader reader = scores.over(block);
    int width = scores.width();
    double[] score = new double[scores.targets() * width];
    for (int i = 0; i < block.rows(); i++) {
      double weight = scores.weight(block, i);
      seen.add(reader, i, weight);
      if (weight == 0) {
        continue;
      }
      double[] d = reader.white(i);
      for (int k = 0; k < scores.targets(); k++) {
        double residual = weight * reader.residual(i, k);
        for (int j = 0; j < width; j++) {
          score[k * width + j] = residual * d[j];
        }
      }
      clusters(block.keys(), i).forEach(cluster -> add(cluster, score));
    }
    if ((8L * score.length + BYTES_A_KEY) * sums.size() > MOST_BYTES) {
      handOn();
    }
  }

  private static List<Cluster> clusters(RowKeys keys, int i) {
    RowKey first = new RowKey(keys.high(i, 0), keys.low(i, 0));
    if (keys.each() == 1) {
      return List.of(new Cluster(0, first, NONE));
    }
    RowKey second = new RowKey(keys.high(i, 1), keys.low(i, 1));
    return List.of(
        new Cluster(0, first, NONE), new Cluster(1, second, NONE), new Cluster(2, first, second));
  }

  private void add(Cluster cluster, double[] score) {
    double[] sum = sums.computeIfAbsent(cluster, c -> new double[score.length]);
    for (int e = 0; e < sum.length; e++) {
      sum[e] += score[e];
    }
  }

  private void handOn() {
    sums.forEach(
        (cluster, sum) ->
            ready.add(
                new Tuple2<>(
                    new KeyedParts.Key(
                        cluster.group,
                        cluster.first.high(),
                        cluster.first.low(),
                        cluster.second.high(),
                        cluster.second.low(),
                        partition,
                        number),
                    new Part(sum, null, null))));
    number++;
    sums.clear();
  }
}
