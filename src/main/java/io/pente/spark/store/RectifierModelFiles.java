package io.pente.spark.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.RectifierModel;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * A rectifier's model on disk: {@code model.json}, what {@code show} prints and a checksum of x.
 */
public final class RectifierModelFiles {
  public static final String KIND = "rectifier";

  private RectifierModelFiles() {}

  /** Writes the model into a staged output, which the caller commits. */
  public static void write(RectifierModel model, StagedOutput output) throws IOException {
    ObjectNode json = ModelJson.show(model);
    json.put("checksum", ModelFolder.checksum(List.of(), model.x()));
    ModelFolder.writeJson(output, json);
  }

  /**
   * Reads a model back.
   *
   * @throws BadInputException where it is missing, truncated, damaged or of another kind
   */
  public static RectifierModel read(SparkSession spark, String folder) {
    JsonNode json = ModelFolder.readJson(spark, folder, KIND);
    try {
      double[] x = ModelJson.numbers(ModelJson.required(json, "x"));
      if (ModelFolder.checksum(List.of(), x) != ModelJson.required(json, "checksum").asLong()) {
        throw new BadInputException("its x is not what was stored");
      }
      return new RectifierModel(
          x,
          ModelJson.required(json, "objective").asDouble(),
          ModelJson.required(json, "gradientNorm").asDouble(),
          ModelJson.required(json, "lambda").asDouble(),
          ModelJson.readTraining(ModelJson.required(json, "training")));
    } catch (BadInputException e) {
      throw ModelFolder.damaged(folder, e);
    }
  }
}
