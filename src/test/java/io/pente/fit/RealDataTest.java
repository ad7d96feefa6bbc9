package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real tables against their exact solutions from rational arithmetic. */
class RealDataTest {
  @ParameterizedTest
  @CsvSource({
    "linnerud,data/linnerud.csv",
    "diabetes,data/diabetes.csv",
    "cal_housing,data/cal_housing.csv",
    "beijing_air,data/beijing_air.csv.gz",
    "norris,data/norris.csv",
    "longley,data/longley.csv"
  })
  void autoConvergesToTheExactLoss(String set, String path) {
    JsonNode exact = Data.exact(set);
    TrainedLinear trained =
        Data.train(Data.open(path), Data.names(exact.get("targets")), Data.options());
    double mse = exact.get("mse").asDouble();
    assertThat(trained.model().training().converged()).isTrue();
    assertThat(trained.model().training().rows()).isEqualTo(exact.get("rows").asLong());
    assertThat(trained.model().training().loss()).isCloseTo(mse, within(1e-9 * mse));
  }

  @ParameterizedTest
  @CsvSource({"auto,1e-9", "gd,1e-13", "nesterov,1e-12", "lbfgs,1e-12", "momentum,1e-12"})
  void linnerudsThreeTargetsComeOutToEightDigits(String optimizer, double tolerance) {
    JsonNode exact = Data.exact("linnerud");
    LinearSettings options =
        Data.options()
            .withOptimizer(Optimizer.named(optimizer, LinearSettings.OPTIMIZERS))
            .withTolerance(tolerance)
            .withIterations(2000);
    LinearModel model =
        Data.train(Data.open("data/linnerud.csv"), List.of("Weight", "Waist", "Pulse"), options)
            .model();
    assertThat(model.training().converged()).isTrue();
    for (int k = 0; k < 3; k++) {
      double distance = 0;
      double size = 0;
      for (int j = 0; j < 3; j++) {
        double expected = exact.get("weights").get(j).get(k).asDouble();
        distance = Math.hypot(distance, model.weight(j, k) - expected);
        size = Math.hypot(size, expected);
      }
      double bias = exact.get("bias").get(k).asDouble();
      assertThat(distance).isLessThan(1e-8 * size);
      assertThat(model.bias()[k]).isCloseTo(bias, within(1e-8 * Math.abs(bias)));
    }
  }

  @Test
  void severalTargetsAtOnceAreTheTargetsOneByOne() {
    List<String> targets = List.of("Weight", "Waist", "Pulse");
    List<String> features = List.of("Chins", "Situps", "Jumps");
    LinearModel together =
        Data.train(Data.open("data/linnerud.csv"), targets, Data.options()).model();
    for (int k = 0; k < 3; k++) {
      var wanted = io.pente.table.ColumnRoles.training(List.of(targets.get(k)), features);
      LinearModel alone =
          Data.train(Data.open("data/linnerud.csv"), wanted, Data.options()).model();
      for (int j = 0; j < 3; j++) {
        double weight = alone.weight(j, 0);
        assertThat(together.weight(j, k)).isCloseTo(weight, within(1e-11 * Math.abs(weight)));
      }
    }
  }
}
