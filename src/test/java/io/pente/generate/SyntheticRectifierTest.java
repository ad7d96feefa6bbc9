package io.pente.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.Tables;
import io.pente.event.FitListener;
import io.pente.fit.RectifierTraining;
import io.pente.settings.RectifierSettings;
import io.pente.settings.Starts;
import io.pente.spark.LocalSpark;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class SyntheticRectifierTest {
  private static Dataset<Row> table(SyntheticRectifier data) {
    return data.table(LocalSpark.session());
  }

  @Test
  void aRowDependsOnSeedAndNumberAloneAndNotOnHowManyThereAre() {
    List<Row> few = table(new SyntheticRectifier(7, 3, 10, true, 0.1, 5)).collectAsList();
    List<Row> many = table(new SyntheticRectifier(100, 3, 10, true, 0.1, 5)).collectAsList();
    assertThat(many.subList(0, 7)).isEqualTo(few);
    assertThat(many.stream().distinct()).hasSize(100);
  }

  @Test
  void neighboringSeedsHaveNoNumberInCommon() {
    Set<Object> numbers = new HashSet<>();
    int cells = 0;
    for (long seed = 1; seed <= 3; seed++) {
      for (Row row : table(new SyntheticRectifier(50, 3, 10, true, 0.1, seed)).collectAsList()) {
        for (int c = 0; c < row.length(); c++, cells++) {
          numbers.add(row.get(c));
        }
      }
    }
    assertThat(numbers).hasSize(cells);
  }

  @Test
  void atThePlantedPointOnlyTheNoiseIsLeft() {
    for (double noise : new double[] {0, 0.5}) {
      SyntheticRectifier data = new SyntheticRectifier(5000, 4, 30, true, noise, 6);
      RectifierSettings options =
          RectifierSettings.of(30).withStarts(Starts.at(data.truth().x())).withIterations(0);
      double objective =
          RectifierTraining.train(
                  new Tables(LocalSpark.session()).open(table(data)), options, FitListener.NONE)
              .model()
              .objective();
      double expected = data.truth().objective();
      assertThat(objective).isCloseTo(expected, within(0.05 * expected + 1e-25));
    }
  }
}
