package io.pente.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as JSON has them, so that what is read back equals what was written. */
final class Plain {
  private Plain() {}

  static Map<String, Object> map(Map<?, ?> values) {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((name, value) -> plain.put(String.valueOf(name), value(value)));
    return Collections.unmodifiableMap(plain);
  }

  private static List<Object> list(List<?> values) {
    List<Object> plain = new ArrayList<>();
    values.forEach(value -> plain.add(value(value)));
    return Collections.unmodifiableList(plain);
  }

  /** Whole numbers as longs, others as finite doubles or null; text, truth, lists and maps. */
  private static Object value(Object value) {
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? number : null;
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    if (value instanceof List<?> values) {
      return list(values);
    }
    if (value instanceof Map<?, ?> values) {
      return map(values);
    }
    return value == null || value instanceof Boolean ? value : value.toString();
  }

  /** A number that can be written: one that no double holds, such as a sum of squares, is NaN. */
  static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }
}
