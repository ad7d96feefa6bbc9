package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.model.LinearModel;
import io.pente.table.ColumnRoles;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** enb.csv: X1 = X3 + 2 X4 in every row. */
class DependentFeaturesTest {
  private static final List<String> TARGETS = List.of("Y1", "Y2");

  @Test
  void theDependencyIsNamed() {
    List<String> notes = new ArrayList<>();
    FitListener listener =
        event -> {
          if (event instanceof FitEvent.Noted noted) {
            notes.add(noted.note().toString());
          }
          return FitListener.Answer.GO_ON;
        };
    Table table = Data.open("data/enb.csv");
    LinearTraining.train(table, ColumnRoles.training(TARGETS, List.of()), Data.options(), listener);
    assertThat(String.join("\n", notes))
        .containsAnyOf(
            "X1 = 1 X3 + 2 X4",
            "X1 = 2 X4 + 1 X3",
            "X3 = 1 X1 + -2 X4",
            "X3 = -2 X4 + 1 X1",
            "X4 = 0.500000 X1 + -0.500000 X3",
            "X4 = -0.500000 X3 + 0.500000 X1");
  }

  @Test
  void predictionsAreThoseOfTheFullRankFit() {
    LinearModel all = Data.train(Data.open("data/enb.csv"), TARGETS, Data.options()).model();
    List<String> independent = List.of("Relative_compactness", "X3", "X4", "X5", "X6", "X7", "X8");
    LinearModel fewer =
        Data.train(
                Data.open("data/enb.csv"),
                ColumnRoles.training(TARGETS, independent),
                Data.options())
            .model();
    double x1 = all.weight(1, 0);
    assertThat(all.training().converged()).isTrue();
    for (int k = 0; k < 2; k++) {
      double combined3 = all.weight(2, k) + all.weight(1, k);
      double combined4 = all.weight(3, k) + 2 * all.weight(1, k);
      assertThat(combined3).isCloseTo(fewer.weight(1, k), within(1e-10));
      assertThat(combined4).isCloseTo(fewer.weight(2, k), within(1e-10));
      assertThat(all.weight(0, k))
          .isCloseTo(fewer.weight(0, k), within(1e-10 * Math.abs(fewer.weight(0, k))));
      assertThat(all.bias()[k])
          .isCloseTo(fewer.bias()[k], within(1e-10 * Math.abs(fewer.bias()[k])));
    }
    assertThat(x1).isNotZero();
    double mse = Data.exact("enb").get("mse").asDouble();
    assertThat(all.training().loss()).isCloseTo(mse, within(1e-12 * mse));
  }
}
