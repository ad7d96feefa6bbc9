package io.pente.spark.engine;

import io.pente.data.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Merges partial sums on the cluster before they reach the driver: about √P groups of neighboring
 * partitions, each added up in partition order. The shape depends on the number of partitions
 * alone, and no merge on the order in which a shuffle delivers.
 */
final class MergeTree {
  private MergeTree() {}

  static <S extends Sum<S>> List<PartialSum<S>> collect(
      JavaRDD<PartialSum<S>> partials, int partitions) {
    int groupSize = (int) Math.ceil(Math.sqrt(partitions));
    int groups = (partitions + groupSize - 1) / groupSize;
    List<PartialSum<S>> merged =
        new ArrayList<>(
            partials
                .mapToPair(partial -> new Tuple2<>(partial.first() / groupSize, partial))
                .partitionBy(new HashPartitioner(groups))
                .values()
                .mapPartitions(MergeTree::<S>inOrder)
                .collect());
    merged.sort(Comparator.comparingInt(PartialSum::first));
    return merged;
  }

  private static <S extends Sum<S>> Iterator<PartialSum<S>> inOrder(
      Iterator<PartialSum<S>> delivered) {
    List<PartialSum<S>> group = new ArrayList<>();
    delivered.forEachRemaining(group::add);
    group.sort(Comparator.comparingInt(PartialSum::first));
    return group.stream().reduce(PartialSum::then).stream().iterator();
  }
}
