package io.pente.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pente.failure.BadInputException;
import io.pente.model.file.Json;
import io.pente.model.file.ModelJson;
import io.pente.model.file.TrainingJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final Training TRAINING =
      new Training(
          "lbfgs", 3, 5, true, "because", 0.1, Double.NaN, 1e-300, 7, notes("seed", 42, "r", 0.3));

  private static Map<String, Object> notes(Object... pairs) {
    Map<String, Object> notes = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      notes.put((String) pairs[i], pairs[i + 1]);
    }
    return notes;
  }

  private static LinearModel model(double... weights) {
    return new LinearModel(
        List.of("a", "b"), List.of("y", "z"), weights, new double[] {0.5, -1}, TRAINING);
  }

  @Test
  void predictionsAreRowTimesWeightsPlusBias() {
    assertThat(model(1, 2, 3, 4).predict(10, 100)).containsExactly(310.5, 419);
    assertThat(model(1, 2, 3, 4).weight(1, 0)).isEqualTo(3);
  }

  @Test
  void arraysOfALinearModelCannotBeChangedFromOutside() {
    double[] weights = {1, 2, 3, 4};
    LinearModel model = model(weights);
    weights[0] = 9;
    model.weights()[1] = 9;
    model.bias()[0] = 9;
    assertThat(model.weights()).containsExactly(1, 2, 3, 4);
    assertThat(model.bias()).containsExactly(0.5, -1);
  }

  @Test
  void arraysOfARectifierCannotBeChangedFromOutside() {
    double[] x = {1, 2};
    RectifierModel model = new RectifierModel(x, 0, 0, 50, TRAINING);
    x[0] = 9;
    model.x()[1] = 9;
    assertThat(model.x()).containsExactly(1, 2);
  }

  @Test
  void notesOfATrainingCannotBeChanged() {
    assertThatThrownBy(() -> TRAINING.notes().put("more", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void weightsMustFitTheNames() {
    assertThatThrownBy(() -> model(1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Weights and bias do not fit 2 features and 2 targets");
  }

  @Test
  void jsonHasAllDigitsAndNullForWhatIsNotFinite() {
    assertThat(ModelJson.show(model(0.1, 1e-17, Double.NaN, 4)).toString())
        .isEqualTo(
            "{\"kind\":\"linear\",\"features\":[\"a\",\"b\"],\"targets\":[\"y\",\"z\"],"
                + "\"weights\":[[0.1,1.0E-17],[null,4.0]],\"bias\":[0.5,-1.0],"
                + "\"training\":{\"optimizer\":\"lbfgs\",\"iterations\":3,\"passes\":5,"
                + "\"converged\":true,\"stopReason\":\"because\",\"loss\":0.1,\"objective\":null,"
                + "\"gradientNorm\":1.0E-300,\"rows\":7,\"seed\":42,\"r\":0.3}}");
    assertThat(ModelJson.show(new RectifierModel(new double[] {0.3}, 2, 1, 50, TRAINING)).get("x"))
        .hasToString("[0.3]");
  }

  @Test
  void whatIsWrittenOfATrainingIsRead() {
    Training read = TrainingJson.read(TrainingJson.of(TRAINING));
    assertThat(read).isEqualTo(TRAINING);
  }

  @Test
  void jsonThatIsCutOrLacksAFieldIsRefused() {
    assertThatThrownBy(() -> Json.parse("{\"a\": "))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("it is not whole JSON");
    assertThatThrownBy(() -> Json.parse("[1]")).hasMessage("it is not a JSON object");
    assertThatThrownBy(() -> TrainingJson.read(Json.parse("{}")))
        .hasMessage("it lacks the field 'optimizer'");
    assertThatThrownBy(() -> Json.numbers(Json.parse("{\"v\": [1, \"x\"]}").get("v")))
        .hasMessage("'\"x\"' stands where a number is expected");
  }
}
