package io.pente.table.frame;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import scala.Option;

/**
 * Puts partitions one after the other into fewer, without moving a row.
 *
 * @param groups the partitions of each new one, in order
 */
record PartitionMerge(int[][] groups) implements PartitionCoalescer, Serializable {

  /** Runs of neighbors where there are more partitions than wanted; 0 for any number. */
  static <T> JavaRDD<T> atMost(JavaRDD<T> parts, int wanted) {
    int count = parts.getNumPartitions();
    if (wanted == 0 || count <= wanted) {
      return parts;
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (int g = 0; g < wanted; g++) {
      groups.add(new ArrayList<>());
    }
    for (int i = 0; i < count; i++) {
      groups.get((int) ((long) i * wanted / count)).add(i);
    }
    return merge(parts, groups);
  }

  static <T> JavaRDD<T> merge(JavaRDD<T> parts, List<List<Integer>> groups) {
    int[][] merged = new int[groups.size()][];
    for (int g = 0; g < merged.length; g++) {
      merged[g] = groups.get(g).stream().mapToInt(Integer::intValue).toArray();
    }
    RDD<T> rdd =
        parts.rdd().coalesce(merged.length, false, Option.apply(new PartitionMerge(merged)), null);
    return JavaRDD.fromRDD(rdd, parts.classTag());
  }

  @Override
  public PartitionGroup[] coalesce(int most, RDD<?> parent) {
    Partition[] partitions = parent.partitions();
    PartitionGroup[] merged = new PartitionGroup[groups.length];
    for (int g = 0; g < merged.length; g++) {
      merged[g] = new PartitionGroup(Option.empty());
      for (int i : groups[g]) {
        merged[g].partitions().addOne(partitions[i]);
      }
    }
    return merged;
  }
}
