package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.model.PenaltyPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A penalty path as JSON: {@code "path"}, one object a target and value, and {@code "choice"}, one
 * a target.
 */
final class PathJson {
  static final String PATH = "path";
  static final String CHOICE = "choice";
  private static final String TARGET = "target";
  private static final String PENALTY = "penalty";
  private static final String MEAN = "meanError";
  private static final String ERROR = "standardError";

  private PathJson() {}

  /** Puts it among what a model says of its training; nothing where there is none. */
  static void put(ObjectNode training, PenaltyPath path) {
    if (!path.present()) {
      return;
    }
    ObjectNode choice = training.putObject(CHOICE);
    choice.put(PENALTY, path.penalty()).put("folds", path.folds());
    ObjectNode targets = choice.putObject("targets");
    ArrayNode values = training.putArray(PATH);
    for (PenaltyPath.Curve curve : path.targets()) {
      ObjectNode chosen = targets.putObject(curve.target());
      chosen.put("chosen", curve.chosen());
      chosen.put("minimum", curve.minimum()).put("oneSe", curve.oneStandardError());
      for (int v = 0; v < curve.values().size(); v++) {
        ObjectNode each = values.addObject().put(TARGET, curve.target());
        each.put(path.penalty(), curve.values().get(v));
        Json.number(each, MEAN, curve.mean().get(v));
        Json.number(each, ERROR, curve.standardError().get(v));
      }
    }
  }

  /** Reads what {@link #put} wrote. */
  static PenaltyPath read(JsonNode training) {
    if (!training.has(PATH)) {
      return PenaltyPath.NONE;
    }
    JsonNode choice = Json.required(training, CHOICE);
    String penalty = Json.required(choice, PENALTY).asText();
    Map<String, List<JsonNode>> values = new LinkedHashMap<>();
    training
        .get(PATH)
        .forEach(
            each ->
                values
                    .computeIfAbsent(each.path(TARGET).asText(), name -> new ArrayList<>())
                    .add(each));
    List<PenaltyPath.Curve> curves = new ArrayList<>();
    values.forEach(
        (target, each) ->
            curves.add(curve(target, penalty, each, choice.path("targets").path(target))));
    return new PenaltyPath(penalty, choice.path("folds").asInt(), curves);
  }

  private static PenaltyPath.Curve curve(
      String target, String penalty, List<JsonNode> values, JsonNode choice) {
    return new PenaltyPath.Curve(
        target,
        numbers(values, penalty),
        numbers(values, MEAN),
        numbers(values, ERROR),
        Json.required(choice, "minimum").asDouble(),
        Json.required(choice, "oneSe").asDouble(),
        Json.required(choice, "chosen").asDouble());
  }

  private static List<Double> numbers(List<JsonNode> values, String name) {
    return values.stream().map(each -> each.path(name).asDouble(Double.NaN)).toList();
  }
}
