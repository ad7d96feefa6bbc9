package io.pente.model.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pente.failure.BadInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON trees: numbers with all 17 digits where needed, never a non-finite one (they are written as
 * null).
 */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** An object without fields. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** A value of Java's as JSON, what is not finite in it as null. */
  static JsonNode value(Object value) {
    return finite(MAPPER.valueToTree(value));
  }

  /** JSON as a value of Java's. */
  static Object plain(JsonNode json) {
    return MAPPER.convertValue(json, Object.class);
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
