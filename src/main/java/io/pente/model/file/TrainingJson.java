package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.model.Account;
import io.pente.model.Caution;
import io.pente.model.DataSummary;
import io.pente.model.Dependency;
import io.pente.model.TargetFit;
import io.pente.model.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a model came to be, as JSON. */
public final class TrainingJson {
  private static final String SETTINGS = "settings";
  private static final String TARGETS = "targets";
  private static final String DEPENDENCIES = "dependencies";
  private static final String CAUTIONS = "cautions";
  static final String DATA = "data";
  private static final String ACCOUNT = "account";
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
          CAUTIONS,
          DATA,
          PathJson.PATH,
          PathJson.CHOICE);

  private TrainingJson() {}

  /** How a model came to be, but for its columns' summary. */
  public static ObjectNode of(Training training) {
    ObjectNode json = Json.object();
    json.put("optimizer", training.optimizer());
    json.put("iterations", training.iterations());
    json.put("passes", training.passes());
    json.put("converged", training.converged());
    json.put("stopReason", training.stopReason());
    Json.number(json, "loss", training.loss());
    Json.number(json, "objective", training.objective());
    Json.number(json, "gradientNorm", training.gradientNorm());
    json.put("rows", training.rows());
    if (!training.settings().isEmpty()) {
      json.set(SETTINGS, Json.value(training.settings()));
    }
    if (!training.targets().isEmpty()) {
      ArrayNode each = json.putArray(TARGETS);
      training.targets().forEach(target -> each.add(target(target)));
    }
    if (!training.dependencies().isEmpty()) {
      ArrayNode each = json.putArray(DEPENDENCIES);
      training.dependencies().forEach(dependency -> each.add(dependency(dependency)));
    }
    if (!training.cautions().isEmpty()) {
      ArrayNode each = json.putArray(CAUTIONS);
      training.cautions().forEach(caution -> each.add(caution(caution)));
    }
    if (!training.data().equals(DataSummary.NONE)) {
      json.set(DATA, data(training.data()));
    }
    training.notes().forEach((name, value) -> json.set(name, Json.value(value)));
    return json;
  }

  private static ObjectNode target(TargetFit fit) {
    ObjectNode json = Json.object().put("target", fit.target());
    Json.number(json, "loss", fit.loss());
    Json.number(json, "objective", fit.objective());
    Json.number(json, "rmse", fit.rmse());
    Json.number(json, "r2", fit.r2());
    Json.number(json, "scale", fit.scale());
    Json.number(json, "gradientNorm", fit.gradientNorm());
    json.put("iterations", fit.iterations());
    json.put("converged", fit.converged());
    return json.put("stopReason", fit.stopReason());
  }

  private static ObjectNode dependency(Dependency dependency) {
    ObjectNode json = Json.object().put("feature", dependency.feature());
    ObjectNode of = json.putObject("of");
    dependency.of().forEach((name, factor) -> Json.number(of, name, factor));
    Json.number(json, "constant", dependency.constant());
    return json;
  }

  private static ObjectNode caution(Caution caution) {
    ObjectNode json = Json.object().put("kind", caution.kind());
    Json.number(json, "figure", caution.figure());
    return json.put("text", caution.text());
  }

  private static ObjectNode data(DataSummary data) {
    ObjectNode json = Json.object();
    json.put("rows", data.rows());
    json.put("skippedRows", data.skippedRows());
    json.put("partitions", data.partitions());
    Json.number(json, "weight", data.weight());
    Json.names(json.putArray("constantFeatures"), data.constantFeatures());
    if (!data.account().equals(Account.NONE)) {
      json.set(ACCOUNT, AccountJson.of(data.account()));
    }
    return json;
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @param weights what has the columns' summary; null for none
   */
  static Training read(JsonNode json, WeightsFile weights) {
    Map<String, Object> notes = new LinkedHashMap<>();
    json.fields()
        .forEachRemaining(
            field -> {
              if (!KNOWN.contains(field.getKey())) {
                notes.put(field.getKey(), Json.plain(field.getValue()));
              }
            });
    return new Training(
        Json.required(json, "optimizer").asText(),
        Json.required(json, "iterations").asInt(),
        Json.required(json, "passes").asLong(),
        Json.required(json, "converged").asBoolean(),
        Json.required(json, "stopReason").asText(),
        Json.required(json, "loss").asDouble(Double.NaN),
        Json.required(json, "objective").asDouble(Double.NaN),
        Json.required(json, "gradientNorm").asDouble(Double.NaN),
        Json.required(json, "rows").asLong(),
        settings(json.path(SETTINGS)),
        targets(json.path(TARGETS)),
        dependencies(json.path(DEPENDENCIES)),
        cautions(json.path(CAUTIONS)),
        json.has(DATA) ? data(json.get(DATA), weights) : DataSummary.NONE,
        notes);
  }

  /** Reads what {@link #of} wrote, without the columns' summary. */
  public static Training read(JsonNode json) {
    return read(json, null);
  }

  private static Map<String, Object> settings(JsonNode json) {
    Map<String, Object> settings = new LinkedHashMap<>();
    json.fields()
        .forEachRemaining(field -> settings.put(field.getKey(), Json.plain(field.getValue())));
    return settings;
  }

  private static List<TargetFit> targets(JsonNode json) {
    List<TargetFit> targets = new ArrayList<>();
    json.forEach(
        each ->
            targets.add(
                new TargetFit(
                    Json.required(each, "target").asText(),
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
          dependencies.add(new Dependency(Json.required(each, "feature").asText(), of, constant));
        });
    return dependencies;
  }

  private static List<Caution> cautions(JsonNode json) {
    List<Caution> cautions = new ArrayList<>();
    json.forEach(
        each ->
            cautions.add(
                new Caution(
                    Json.required(each, "kind").asText(),
                    each.path("figure").asDouble(Double.NaN),
                    each.path("text").asText())));
    return cautions;
  }

  private static DataSummary data(JsonNode json, WeightsFile weights) {
    double[] none = new double[0];
    return new DataSummary(
        json.path("rows").asLong(),
        json.path("skippedRows").asLong(),
        json.path("partitions").asInt(),
        json.path("weight").asDouble(Double.NaN),
        Json.names(json.path("constantFeatures")),
        weights == null ? none : weights.summary(0),
        weights == null ? none : weights.summary(1),
        weights == null ? none : weights.summary(2),
        weights == null ? none : weights.summary(3),
        json.has(ACCOUNT) ? AccountJson.read(json.get(ACCOUNT)) : Account.NONE);
  }
}
