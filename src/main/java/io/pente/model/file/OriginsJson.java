package io.pente.model.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import io.pente.model.LinearModel;
import io.pente.model.Origins;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A model's origins as JSON: decimal strings by the names of the columns that have one. */
final class OriginsJson {
  private static final String ORIGINS = "origins";
  private static final String FEATURES = "features";
  private static final String TARGETS = "targets";

  private OriginsJson() {}

  static void put(ObjectNode json, LinearModel model) {
    ObjectNode origins = json.putObject(ORIGINS);
    Origins all = model.origins();
    put(origins.putObject(FEATURES), model.features(), all::feature);
    put(origins.putObject(TARGETS), model.targets(), all::target);
  }

  private static void put(ObjectNode json, List<String> names, IntFunction<BigDecimal> origins) {
    for (int i = 0; i < names.size(); i++) {
      BigDecimal origin = origins.apply(i);
      if (origin.signum() != 0) {
        boolean plain = Math.abs(origin.scale()) <= 40;
        json.put(names.get(i), plain ? origin.toPlainString() : origin.toString());
      }
    }
  }

  /** None where the JSON has none. */
  static Origins read(JsonNode json, List<String> features, List<String> targets) {
    JsonNode origins = json.get(ORIGINS);
    return origins == null
        ? Origins.NONE
        : new Origins(
            read(Json.required(origins, FEATURES), features),
            read(Json.required(origins, TARGETS), targets));
  }

  private static List<BigDecimal> read(JsonNode json, List<String> names) {
    List<BigDecimal> origins = new ArrayList<>();
    for (String name : names) {
      JsonNode origin = json.get(name);
      origins.add(origin == null ? BigDecimal.ZERO : number(origin.asText()));
    }
    return origins;
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new BadInputException("'" + text + "' stands where an origin is expected", e);
    }
  }
}
