package io.pente.spark.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.model.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model as JSON: numbers with all 17 digits where needed, never a non-finite one (they are
 * written as null).
 */
public final class ModelJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ModelJson() {}

  /** What {@code show} prints of a linear model. */
  public static ObjectNode show(LinearModel model) {
    ObjectNode json = header("linear");
    names(json.putArray("features"), model.features());
    names(json.putArray("targets"), model.targets());
    ArrayNode rows = json.putArray("weights");
    double[] weights = model.weights();
    int p = model.targets().size();
    for (int j = 0; j < model.features().size(); j++) {
      numbers(rows.addArray(), weights, j * p, p);
    }
    numbers(json.putArray("bias"), model.bias(), 0, p);
    json.set("training", training(model.training()));
    return json;
  }

  /** What {@code show} prints of a rectifier. */
  public static ObjectNode show(RectifierModel model) {
    ObjectNode json = header("rectifier");
    double[] x = model.x();
    numbers(json.putArray("x"), x, 0, x.length);
    number(json, "objective", model.objective());
    number(json, "gradientNorm", model.gradientNorm());
    number(json, "lambda", model.lambda());
    json.set("training", training(model.training()));
    return json;
  }

  /** An object that starts with the model's kind. */
  public static ObjectNode header(String kind) {
    return MAPPER.createObjectNode().put("kind", kind);
  }

  /** One line of JSON. */
  public static String line(JsonNode json) {
    return json.toString();
  }

  /** JSON for people: indented. */
  public static String pretty(JsonNode json) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree can always be written", e);
    }
  }

  public static ObjectNode training(Training training) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("optimizer", training.optimizer());
    json.put("iterations", training.iterations());
    json.put("passes", training.passes());
    json.put("converged", training.converged());
    json.put("stopReason", training.stopReason());
    number(json, "loss", training.loss());
    number(json, "objective", training.objective());
    number(json, "gradientNorm", training.gradientNorm());
    json.put("rows", training.rows());
    training.notes().forEach((name, value) -> json.set(name, finite(MAPPER.valueToTree(value))));
    return json;
  }

  /** Reads what {@link #training} wrote. */
  public static Training readTraining(JsonNode json) {
    Map<String, Object> notes = new LinkedHashMap<>();
    List<String> known =
        List.of(
            "optimizer",
            "iterations",
            "passes",
            "converged",
            "stopReason",
            "loss",
            "objective",
            "gradientNorm",
            "rows");
    json.fields()
        .forEachRemaining(
            field -> {
              if (!known.contains(field.getKey())) {
                notes.put(field.getKey(), MAPPER.convertValue(field.getValue(), Object.class));
              }
            });
    return new Training(
        required(json, "optimizer").asText(),
        required(json, "iterations").asInt(),
        required(json, "passes").asLong(),
        required(json, "converged").asBoolean(),
        required(json, "stopReason").asText(),
        required(json, "loss").asDouble(Double.NaN),
        required(json, "objective").asDouble(Double.NaN),
        required(json, "gradientNorm").asDouble(Double.NaN),
        required(json, "rows").asLong(),
        notes);
  }

  /** Parses a whole JSON object. */
  public static JsonNode parse(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (json == null || !json.isObject()) {
        throw new BadInputException("it is not a JSON object");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new BadInputException("it is not whole JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The field {@code name}, which must be there. */
  public static JsonNode required(JsonNode json, String name) {
    JsonNode value = json.get(name);
    if (value == null) {
      throw new BadInputException("it lacks the field '" + name + "'");
    }
    return value;
  }

  public static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>(array.size());
    array.forEach(name -> names.add(name.asText()));
    return names;
  }

  public static void names(ArrayNode array, List<String> names) {
    names.forEach(array::add);
  }

  /** Adds {@code count} numbers from {@code from} on. */
  public static void numbers(ArrayNode array, double[] values, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (Double.isFinite(values[i])) {
        array.add(values[i]);
      } else {
        array.addNull();
      }
    }
  }

  public static double[] numbers(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode value = array.get(i);
      if (!value.isNumber()) {
        throw new BadInputException("'" + value + "' stands where a number is expected");
      }
      values[i] = value.asDouble();
    }
    return values;
  }

  /** Puts a number, or null where it is not finite. */
  public static void number(ObjectNode json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    } else {
      json.putNull(name);
    }
  }

  private static JsonNode finite(JsonNode value) {
    return value.isDouble() && !Double.isFinite(value.asDouble()) ? MAPPER.nullNode() : value;
  }
}
