package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.model.LinearModel;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitioningTest {
  private static LinearModel train(int partitions) {
    return Data.train(
            Data.open("data/cal_housing.csv"),
            List.of("medianHouseValue"),
            Data.options().withPartitions(partitions))
        .model();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 64})
  void anyPartitioningGivesTheSameLossAndTheSameOneTheSameBits(int partitions) {
    LinearModel first = train(partitions);
    LinearModel second = train(partitions);
    double loss = train(1).training().loss();
    assertThat(first.weights()).isEqualTo(second.weights());
    assertThat(first.bias()).isEqualTo(second.bias());
    assertThat(first.training().loss()).isEqualTo(second.training().loss());
    assertThat(first.training().loss()).isCloseTo(loss, within(1e-12 * loss));
  }
}
