package io.pente.optim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Records of numbers as JSON and back, to the last bit: any method's state, without a line of code
 * in the method. A record is an object of its components and, as {@code "is"}, its class; numbers
 * that JSON has no word for are text.
 */
public final class StateJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String CLASS = "is";
  private static final String HOME = "io.pente.";

  private StateJson() {}

  /** The record as one line of JSON. */
  public static String write(Record state) {
    return node(state).toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException where it is not that, or of another class
   */
  public static <R extends Record> R read(String json, Class<R> type) {
    try {
      return type.cast(value(MAPPER.readTree(json), type));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no state: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode node(Object value) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (value instanceof Record record) {
      return object(record);
    }
    if (value instanceof double[] numbers) {
      return array(Arrays.stream(numbers).boxed().toList());
    }
    if (value instanceof List<?> list) {
      return array(list);
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? NODES.numberNode(number) : NODES.textNode(value.toString());
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    if (value instanceof Integer || value instanceof Long) {
      return NODES.numberNode(((Number) value).longValue());
    }
    if (value instanceof Enum<?> constant) {
      return NODES.textNode(constant.name());
    }
    if (value instanceof String text) {
      return NODES.textNode(text);
    }
    throw new IllegalArgumentException("A state holds no " + value.getClass());
  }

  private static ArrayNode array(List<?> values) {
    ArrayNode array = NODES.arrayNode(values.size());
    values.forEach(value -> array.add(node(value)));
    return array;
  }

  private static ObjectNode object(Record record) {
    ObjectNode object = NODES.objectNode();
    object.put(CLASS, record.getClass().getName().substring(HOME.length()));
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        object.set(component.getName(), node(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(record.getClass() + " can be read", e);
      }
    }
    return object;
  }

  private static Object value(JsonNode node, Type type) {
    Class<?> raw = raw(type);
    if (node == null || node.isMissingNode()) {
      throw new IllegalArgumentException("no state: a part is missing");
    }
    if (node.isNull()) {
      return null;
    }
    if (raw == double[].class) {
      double[] numbers = new double[node.size()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = number(node.get(i));
      }
      return numbers;
    }
    if (raw == List.class) {
      Type of = ((ParameterizedType) type).getActualTypeArguments()[0];
      List<Object> list = new ArrayList<>();
      node.forEach(each -> list.add(value(each, of)));
      return List.copyOf(list);
    }
    return node.isObject() ? record(node, raw) : scalar(node, raw);
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> known) {
      return known;
    }
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : Record.class; // a type variable: what a method remembers
  }

  private static double number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.doubleValue();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an enum's constants are found by its class
  private static Object scalar(JsonNode node, Class<?> type) {
    if (type == double.class) {
      return number(node);
    }
    if (type == int.class) {
      return node.intValue();
    }
    if (type == long.class) {
      return node.longValue();
    }
    if (type == boolean.class) {
      return node.booleanValue();
    }
    if (type.isEnum()) {
      return Enum.valueOf((Class) type, node.asText());
    }
    if (type == String.class) {
      return node.asText();
    }
    throw new IllegalArgumentException("no state: " + node + " stands for a " + type);
  }

  private static Object record(JsonNode node, Class<?> declared) {
    Class<?> type = type(node.path(CLASS).asText());
    if (!type.isRecord() || !declared.isAssignableFrom(type)) {
      throw new IllegalArgumentException("no state: a " + type + " stands for a " + declared);
    }
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(node.get(components[i].getName()), components[i].getGenericType());
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("no state: a " + type + " cannot be made of it", e);
    }
  }

  /** A class of Pente's alone. */
  private static Class<?> type(String name) {
    try {
      return Class.forName(HOME + name, false, StateJson.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("no state: there is no " + name, e);
    }
  }
}
