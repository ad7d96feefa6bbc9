package io.pente.spark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.data.Sum;
import io.pente.spark.LocalSpark;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MergeTreeTest {
  /** The partitions that went in, in the order in which they did. */
  static final class Visited implements Sum<Visited> {
    private static final long serialVersionUID = 1L;
    private final List<Integer> partitions = new ArrayList<>();

    Visited(int partition) {
      partitions.add(partition);
    }

    @Override
    public void add(Visited next) {
      partitions.addAll(next.partitions);
    }

    @Override
    public long bytes() {
      return 8;
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "9, 3", "10, 3", "40, 6"})
  void aboutARootOfThePartitionsComeInOrderAndWithTheirRows(int partitions, int groups) {
    JavaSparkContext context =
        JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      numbers.add(i);
    }
    JavaRDD<PartialSum<Visited>> partials =
        context
            .parallelize(numbers, partitions)
            .map(i -> new PartialSum<>(i, List.of(new PartitionSize(10L + i, i)), new Visited(i)));
    List<PartialSum<Visited>> merged = MergeTree.collect(partials, partitions);
    assertThat(merged).hasSize(groups);
    List<Integer> visited = new ArrayList<>();
    merged.forEach(group -> visited.addAll(group.sum().partitions));
    assertThat(visited).isEqualTo(numbers);
    List<PartitionSize> sizes = PartialSum.sizes(merged, partitions);
    long[] starts = PartitionSize.starts(sizes);
    for (int i = 0; i < partitions; i++) {
      assertThat(starts[i + 1] - starts[i]).isEqualTo(10L + i);
      assertThat(sizes.get(i).bytes()).isEqualTo(i);
    }
  }
}
