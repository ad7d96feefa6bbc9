package io.pente.model.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.DataSummary;
import io.pente.model.Dependency;
import io.pente.model.LinearModel;
import io.pente.model.RectifierModel;
import io.pente.model.TargetFit;
import io.pente.model.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model as JSON: numbers with all 17 digits where needed, never a non-finite one (they are
 * written as null).
 */
public final class ModelJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SETTINGS = "settings";
  private static final String TARGETS = "targets";
  private static final String DEPENDENCIES = "dependencies";
  private static final String DATA = "data";
  private static final Set<String> KNOWN =
      Set.of(
          "optimizer",
          "iterations",
          "passes",
          "converged",
          "stopReason",
          "loss",
          "objective",
          "gradientNorm",
          "rows",
          SETTINGS,
          TARGETS,
          DEPENDENCIES,
          DATA);

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
    ObjectNode training = training(model.training());
    if (training.get(DATA) instanceof ObjectNode data) {
      data.set("columns", columns(model));
    }
    json.set("training", training);
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

  /** How a model came to be, but for its columns' summary. */
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
    if (!training.settings().isEmpty()) {
      json.set(SETTINGS, finite(MAPPER.valueToTree(training.settings())));
    }
    if (!training.targets().isEmpty()) {
      ArrayNode each = json.putArray(TARGETS);
      training.targets().forEach(target -> each.add(target(target)));
    }
    if (!training.dependencies().isEmpty()) {
      ArrayNode each = json.putArray(DEPENDENCIES);
      training.dependencies().forEach(dependency -> each.add(dependency(dependency)));
    }
    if (!training.data().equals(DataSummary.NONE)) {
      json.set(DATA, data(training.data()));
    }
    training.notes().forEach((name, value) -> json.set(name, finite(MAPPER.valueToTree(value))));
    return json;
  }

  private static ObjectNode target(TargetFit fit) {
    ObjectNode json = MAPPER.createObjectNode().put("target", fit.target());
    number(json, "loss", fit.loss());
    number(json, "objective", fit.objective());
    number(json, "rmse", fit.rmse());
    number(json, "r2", fit.r2());
    number(json, "scale", fit.scale());
    number(json, "gradientNorm", fit.gradientNorm());
    json.put("iterations", fit.iterations());
    json.put("converged", fit.converged());
    return json.put("stopReason", fit.stopReason());
  }

  private static ObjectNode dependency(Dependency dependency) {
    ObjectNode json = MAPPER.createObjectNode().put("feature", dependency.feature());
    ObjectNode of = json.putObject("of");
    dependency.of().forEach((name, factor) -> number(of, name, factor));
    number(json, "constant", dependency.constant());
    return json;
  }

  private static ObjectNode data(DataSummary data) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("rows", data.rows());
    json.put("skippedRows", data.skippedRows());
    json.put("partitions", data.partitions());
    number(json, "weight", data.weight());
    names(json.putArray("constantFeatures"), data.constantFeatures());
    return json;
  }

  /** A summary of each column, features first, beside its name. */
  private static ObjectNode columns(LinearModel model) {
    DataSummary data = model.training().data();
    List<String> names = new ArrayList<>(model.features());
    names.addAll(model.targets());
    double[] mean = data.mean();
    double[] deviation = data.deviation();
    double[] min = data.min();
    double[] max = data.max();
    ObjectNode columns = MAPPER.createObjectNode();
    for (int j = 0; j < mean.length; j++) {
      ObjectNode column = columns.putObject(names.get(j)).put("count", data.rows());
      number(column, "mean", mean[j]);
      number(column, "deviation", deviation[j]);
      number(column, "min", min[j]);
      number(column, "max", max[j]);
    }
    return columns;
  }

  /**
   * Reads what {@link #training} wrote.
   *
   * @param weights what has the columns' summary; null for none
   */
  static Training readTraining(JsonNode json, WeightsFile weights) {
    Map<String, Object> notes = new LinkedHashMap<>();
    json.fields()
        .forEachRemaining(
            field -> {
              if (!KNOWN.contains(field.getKey())) {
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
        settings(json.path(SETTINGS)),
        targets(json.path(TARGETS)),
        dependencies(json.path(DEPENDENCIES)),
        json.has(DATA) ? data(json.get(DATA), weights) : DataSummary.NONE,
        notes);
  }

  /** Reads what {@link #training} wrote, without the columns' summary. */
  public static Training readTraining(JsonNode json) {
    return readTraining(json, null);
  }

  private static Map<String, Object> settings(JsonNode json) {
    Map<String, Object> settings = new LinkedHashMap<>();
    json.fields()
        .forEachRemaining(
            field ->
                settings.put(field.getKey(), MAPPER.convertValue(field.getValue(), Object.class)));
    return settings;
  }

  private static List<TargetFit> targets(JsonNode json) {
    List<TargetFit> targets = new ArrayList<>();
    json.forEach(
        each ->
            targets.add(
                new TargetFit(
                    required(each, "target").asText(),
                    each.path("loss").asDouble(Double.NaN),
                    each.path("objective").asDouble(Double.NaN),
                    each.path("rmse").asDouble(Double.NaN),
                    each.path("r2").asDouble(Double.NaN),
                    each.path("scale").asDouble(Double.NaN),
                    each.path("gradientNorm").asDouble(Double.NaN),
                    each.path("iterations").asInt(),
                    each.path("converged").asBoolean(),
                    each.path("stopReason").asText())));
    return targets;
  }

  private static List<Dependency> dependencies(JsonNode json) {
    List<Dependency> dependencies = new ArrayList<>();
    json.forEach(
        each -> {
          Map<String, Double> of = new LinkedHashMap<>();
          each.path("of")
              .fields()
              .forEachRemaining(f -> of.put(f.getKey(), f.getValue().asDouble(Double.NaN)));
          double constant = each.path("constant").asDouble(Double.NaN);
          dependencies.add(new Dependency(required(each, "feature").asText(), of, constant));
        });
    return dependencies;
  }

  private static DataSummary data(JsonNode json, WeightsFile weights) {
    double[] none = new double[0];
    return new DataSummary(
        json.path("rows").asLong(),
        json.path("skippedRows").asLong(),
        json.path("partitions").asInt(),
        json.path("weight").asDouble(Double.NaN),
        names(json.path("constantFeatures")),
        weights == null ? none : weights.summary(0),
        weights == null ? none : weights.summary(1),
        weights == null ? none : weights.summary(2),
        weights == null ? none : weights.summary(3));
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
    if (value instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> object.set(name, finite(object.get(name))));
    }
    return value.isDouble() && !Double.isFinite(value.asDouble()) ? MAPPER.nullNode() : value;
  }
}
