package io.pente.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pente.failure.InvalidSettingException;
import io.pente.model.LinearModel;
import io.pente.settings.LinearSettings;
import io.pente.settings.Loss;
import io.pente.settings.Optimizer;
import io.pente.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Huber's loss against scikit-learn's values (src/test/resources/huber). */
class HuberTest {
  @TempDir static Path folder;

  private static JsonNode reference(String set) throws IOException {
    Path file = Path.of("src", "test", "resources", "huber", "reference.json");
    return new ObjectMapper().readTree(file.toFile()).get(set);
  }

  /** A file of the repository with some cells changed: every so many rows, by column name. */
  private static Table changed(String file, int every, Map<String, double[]> timesAndPlus)
      throws IOException {
    List<String> lines = Files.readAllLines(Path.of("data", file));
    List<String> names = List.of(lines.get(0).split(","));
    List<String> out = new ArrayList<>(List.of(lines.get(0)));
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",");
      for (var change : timesAndPlus.entrySet()) {
        if ((i - 1) % every == 0) {
          int c = names.indexOf(change.getKey());
          double value = Double.parseDouble(cells[c]);
          cells[c] = String.valueOf(value * change.getValue()[0] + change.getValue()[1]);
        }
      }
      out.add(String.join(",", cells));
    }
    return Data.csv(folder, String.join("\n", out) + "\n");
  }

  private static Table diabetes() throws IOException {
    return changed("diabetes.csv", 13, Map.of("target", new double[] {1, 300}));
  }

  private static LinearSettings huber(double epsilon) {
    return LinearSettings.DEFAULTS.withLoss(Loss.huber(epsilon));
  }

  private static void assertEqual(TrainedLinear trained, int k, JsonNode expected) {
    LinearModel model = trained.model();
    for (int j = 0; j < model.features().size(); j++) {
      double weight = expected.get("weights").get(j).asDouble();
      assertThat(model.weight(j, k)).as(model.features().get(j)).isCloseTo(weight, at(weight));
    }
    double bias = expected.get("bias").asDouble();
    assertThat(model.bias()[k]).isCloseTo(bias, at(bias));
    double scale = expected.get("scale").asDouble();
    assertThat(model.training().targets().get(k).scale()).isCloseTo(scale, at(scale));
    assertThat(model.training().converged()).isTrue();
  }

  private static org.assertj.core.data.Offset<Double> at(double size) {
    return within(1e-6 * Math.abs(size));
  }

  @Test
  void coefficientsAndScaleAreScikitLearns() throws IOException {
    TrainedLinear trained = Data.train(diabetes(), List.of("target"), huber(1.35));
    assertEqual(trained, 0, reference("diabetes").get("target"));
    assertThat(trained.model().training().optimizer()).isEqualTo("lbfgs");
  }

  @Test
  void twoTargetsAtOnceEachHaveTheirOwnScale() throws IOException {
    double[] four = {4, 0};
    Table table = changed("enb.csv", 10, Map.of("Y1", four, "Y2", four));
    JsonNode expected = reference("enb");
    List<String> features = new ArrayList<>();
    expected.get("features").forEach(name -> features.add(name.asText()));
    TrainedLinear trained =
        Data.train(
            table,
            io.pente.table.ColumnRoles.training(List.of("Y1", "Y2"), features),
            huber(1.5).withIterations(1000));
    assertEqual(trained, 0, expected.get("Y1"));
    assertEqual(trained, 1, expected.get("Y2"));
  }

  @ParameterizedTest
  @EnumSource(
      value = Optimizer.class,
      names = {"MOMENTUM", "LBFGS"})
  void everyOptimizerThatMayComesToTheSame(Optimizer optimizer) throws IOException {
    LinearSettings settings =
        huber(1.35).withOptimizer(optimizer).withIterations(400).withTolerance(1e-7);
    TrainedLinear trained = Data.train(diabetes(), List.of("target"), settings);
    JsonNode expected = reference("diabetes").get("target");
    assertThat(trained.model().weight(2, 0))
        .isCloseTo(expected.get("weights").get(2).asDouble(), withinPercentage(0.1));
  }

  @Test
  void lossIsTheMeanSquaredErrorAndObjectiveIsHubers() throws IOException {
    TrainedLinear trained = Data.train(diabetes(), List.of("target"), huber(1.35));
    double rmse = trained.rootMeanSquaredErrors()[0];
    assertThat(trained.model().training().loss()).isCloseTo(rmse * rmse, withinPercentage(1e-9));
    double scale = trained.model().training().targets().get(0).scale();
    assertThat(trained.model().training().objective()).isBetween(scale, 4 * scale);
    double plain =
        Data.train(diabetes(), List.of("target"), Data.options()).model().training().loss();
    assertThat(trained.model().training().loss()).isGreaterThan(plain);
  }

  @Test
  void unitsDoNotMatter() throws IOException {
    TrainedLinear one = Data.train(diabetes(), List.of("target"), huber(1.35));
    TrainedLinear large =
        Data.train(
            changed("diabetes.csv", 1, Map.of("target", new double[] {1e6, 0})),
            List.of("target"),
            huber(1.35));
    TrainedLinear plain =
        Data.train(Data.open("data/diabetes.csv"), List.of("target"), huber(1.35));
    double[] weights = large.model().weights();
    for (int j = 0; j < weights.length; j++) {
      double expected = 1e6 * plain.model().weight(j, 0);
      assertThat(weights[j]).isCloseTo(expected, within(1e-5 * Math.abs(expected) + 1e-3));
    }
    assertThat(Arrays.equals(one.model().weights(), plain.model().weights())).isFalse();
  }

  @Test
  void whatDoesNotGoTogetherIsRefusedByName() {
    assertThatThrownBy(() -> huber(1.35).withOptimizer(Optimizer.NEWTON))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("optimizer newton is for the squared loss: take auto or lbfgs");
    assertThatThrownBy(() -> huber(1.35).withL1(1))
        .hasMessage("loss huber does not go with l1: take l2");
    assertThatThrownBy(() -> huber(1.35).withBounds(io.pente.settings.Bounds.nonNegative()))
        .hasMessage("loss huber does not go with bounds on the weights");
    assertThatThrownBy(() -> Loss.huber(1)).hasMessage("epsilon must be above 1, not 1.0");
  }
}
