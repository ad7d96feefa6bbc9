package io.pente.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pente.Models;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.spark.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Models that Pente 0.1 wrote (src/test/resources/model-0.1: linnerud.csv and rectifier.csv). */
class ModelStoreTest {
  private static final Path OLD = Path.of("src", "test", "resources", "model-0.1");
  private static final SparkSession SPARK = LocalSpark.session();

  @Test
  void aLinearModelOfTheFirstFormatIsRead() throws IOException {
    LinearModel model = ModelStore.linear(SPARK, OLD.resolve("linear").toString());
    JsonNode certified =
        new ObjectMapper().readTree(Path.of("data", "reference.json").toFile()).get("linnerud");
    assertThat(model.features()).containsExactly("Chins", "Situps", "Jumps");
    assertThat(model.targets()).containsExactly("Weight", "Waist", "Pulse");
    assertThat(certified).isNotNull();
    double[] predicted = model.predict(5, 162, 60);
    double byHand = model.bias()[0];
    for (int j = 0; j < 3; j++) {
      byHand += new double[] {5, 162, 60}[j] * model.weight(j, 0);
    }
    assertThat(predicted[0]).isCloseTo(byHand, within(1e-9));
    assertThat(model.training().rows()).isEqualTo(20);
    assertThat(model.training().converged()).isTrue();
  }

  @Test
  void aRectifierOfTheFirstFormatIsReadWithAndWithoutSpark() {
    Path place = OLD.resolve("rectifier");
    RectifierModel model = ModelStore.rectifier(SPARK, place.toString());
    assertThat(model.x()).hasSize(6);
    assertThat(Models.loadRectifier(place)).isEqualTo(model);
  }

  @Test
  void withoutSparkAFirstLinearModelSaysWhatToDo() {
    assertThatThrownBy(() -> Models.load(OLD.resolve("linear")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("written by Pente 0.1")
        .hasMessageContaining("load it with Spark");
  }
}
