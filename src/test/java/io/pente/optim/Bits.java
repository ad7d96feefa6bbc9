package io.pente.optim;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.StringJoiner;

/** All the numbers of a record, to the last bit, as text. */
final class Bits {
  private Bits() {}

  static String of(Object value) {
    if (value instanceof double[] numbers) {
      StringJoiner joiner = new StringJoiner(" ", "[", "]");
      for (double number : numbers) {
        joiner.add(Double.toHexString(number));
      }
      return joiner.toString();
    }
    if (value instanceof Collection<?> list) {
      StringJoiner joiner = new StringJoiner(",", "(", ")");
      list.forEach(v -> joiner.add(of(v)));
      return joiner.toString();
    }
    return value instanceof Record record ? fields(record) : String.valueOf(value);
  }

  private static String fields(Record record) {
    StringJoiner joiner = new StringJoiner("\n ", "{", "}");
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      try {
        component.getAccessor().setAccessible(true);
        joiner.add(component.getName() + "=" + of(component.getAccessor().invoke(record)));
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
    }
    return joiner.toString();
  }
}
