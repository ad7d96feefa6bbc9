package io.pente.spark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pente.spark.LocalSpark;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskValueTest {
  private final JavaSparkContext context =
      JavaSparkContext.fromSparkContext(LocalSpark.session().sparkContext());

  @ParameterizedTest
  @CsvSource({"100,false", "100000,true"})
  void everyTaskReadsItAndALargeOneIsBroadcast(int numbers, boolean broadcast) {
    double[] values = new double[numbers];
    values[numbers - 1] = 7;
    try (TaskValue<double[]> shipped = TaskValue.of(values, context)) {
      assertThat(shipped.isBroadcast()).isEqualTo(broadcast);
      List<Double> read =
          context
              .parallelize(List.of(1, 2, 3), 3)
              .map(i -> i * shipped.value()[numbers - 1])
              .collect();
      assertThat(read).containsExactly(7.0, 14.0, 21.0);
    }
  }
}
