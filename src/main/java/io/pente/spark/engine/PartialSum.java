package io.pente.spark.engine;

import com.esotericsoftware.kryo.DefaultSerializer;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import io.pente.data.Sum;
import java.io.Serializable;
import java.util.List;

/**
 * The sum over a run of neighboring partitions.
 *
 * @param first the first partition in it
 * @param rows how many rows each of its partitions has
 */
@DefaultSerializer(JavaSerializer.class)
record PartialSum<S extends Sum<S>>(int first, long[] rows, S sum) implements Serializable {
  /** This sum and the one that follows; the sum is changed in place. */
  PartialSum<S> then(PartialSum<S> next) {
    sum.add(next.sum);
    long[] both = java.util.Arrays.copyOf(rows, rows.length + next.rows.length);
    System.arraycopy(next.rows, 0, both, rows.length, next.rows.length);
    return new PartialSum<>(first, both, sum);
  }

  /** The position of each partition's first row. */
  static <S extends Sum<S>> long[] starts(List<PartialSum<S>> partials, int partitions) {
    long[] starts = new long[partitions];
    long row = 0;
    for (PartialSum<S> partial : partials) {
      for (int i = 0; i < partial.rows.length; i++) {
        starts[partial.first + i] = row;
        row += partial.rows[i];
      }
    }
    return starts;
  }
}
