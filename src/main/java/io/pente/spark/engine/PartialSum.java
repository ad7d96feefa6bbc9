package io.pente.spark.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.data.Sum;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The sum over a run of neighboring partitions.
 *
 * @param first the first partition in it
 * @param sizes of its partitions
 */
@DefaultSerializer(JavaSerializer.class)
record PartialSum<S extends Sum<S>>(int first, List<PartitionSize> sizes, S sum)
    implements Serializable {
  /** This sum and the one that follows; the sum is changed in place. */
  PartialSum<S> then(PartialSum<S> next) {
    sum.add(next.sum);
    List<PartitionSize> both = new ArrayList<>(sizes);
    both.addAll(next.sizes);
    return new PartialSum<>(first, both, sum);
  }

  /** How much each partition holds. */
  static <S extends Sum<S>> List<PartitionSize> sizes(
      List<PartialSum<S>> partials, int partitions) {
    PartitionSize[] sizes = new PartitionSize[partitions];
    for (PartialSum<S> partial : partials) {
      for (int i = 0; i < partial.sizes.size(); i++) {
        sizes[partial.first + i] = partial.sizes.get(i);
      }
    }
    return List.of(sizes);
  }
}
