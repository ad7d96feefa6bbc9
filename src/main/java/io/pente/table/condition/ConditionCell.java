package io.pente.table.condition;

import io.pente.table.CellReading;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import java.util.function.Function;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function1;

/**
 * Makes of the cells of one column what a condition sees: null for no value, NaN and the words for
 * it among them; {@link #BROKEN} for a cell that is not what its column holds. Used by one task.
 */
final class ConditionCell implements Function<Object, Object> {
  /** For a cell that a condition cannot be told by. */
  static final Object BROKEN = new Object();

  private static final double MICROS = 1e6;
  private static final long NANOS_A_MICRO = 1000;

  private final ConditionInput input;
  private final CellReading reading;
  private final MissingWords missing;
  private final Function1<Object, Object> converter;

  /**
   * @param reading null where cells have types of their own
   */
  ConditionCell(ConditionInput input, CellReading reading, MissingWords missing) {
    this.input = input;
    this.reading = reading;
    this.missing = missing;
    this.converter =
        input.own() == null ? null : CatalystTypeConverters.createToCatalystConverter(input.own());
  }

  @Override
  public Object apply(Object cell) {
    if (cell == null) {
      return null;
    }
    return input.own() == null ? ofText((String) cell) : ofType(cell);
  }

  private Object ofType(Object cell) {
    if (input.element() >= 0) {
      double[] numbers = numbers(cell);
      return input.element() < numbers.length ? present(numbers[input.element()]) : null;
    }
    if (cell instanceof Number number && input.kind() == ColumnKind.NUMBER) {
      return missing.contains(number.doubleValue()) ? null : converter.apply(cell);
    }
    if (cell instanceof Long nanoseconds && input.kind() == ColumnKind.TIME) {
      return Math.floorDiv(nanoseconds, NANOS_A_MICRO);
    }
    return converter.apply(cell);
  }

  private static double[] numbers(Object cell) {
    if (cell instanceof Vector vector) {
      return vector.toArray();
    }
    scala.collection.Seq<?> array = (scala.collection.Seq<?>) cell;
    double[] numbers = new double[array.size()];
    for (int e = 0; e < numbers.length; e++) {
      numbers[e] = array.apply(e) instanceof Number n ? n.doubleValue() : Double.NaN;
    }
    return numbers;
  }

  private Object present(double number) {
    return missing.contains(number) ? null : (Object) number;
  }

  private Object ofText(String cell) {
    return switch (input.kind()) {
      case VECTOR -> input.element() >= 0 && !cell.startsWith("[") ? ofPairs(cell) : ofArray(cell);
      case TEXT, MIXED -> cell.isEmpty() ? null : UTF8String.fromString(cell);
      case NUMBER, BOOLEAN, TIME -> missing.contains(cell) ? null : value(cell);
    };
  }

  private Object value(String cell) {
    double value = reading.value(input.kind(), cell);
    if (!(Math.abs(value) <= Double.MAX_VALUE)) {
      return BROKEN;
    }
    return switch (input.kind()) {
      case BOOLEAN -> (Object) (value == 1);
      case TIME -> (Object) Math.round(value * MICROS);
      default -> present(value);
    };
  }

  /** A number of LIBSVM's {@code index:value …}, which is 0 where it is not written. */
  private Object ofPairs(String cell) {
    for (String pair : cell.strip().split("\\s+")) {
      int colon = pair.indexOf(':');
      if (colon > 0 && pair.substring(0, colon).equals(Integer.toString(input.element() + 1))) {
        double value = reading.value(ColumnKind.NUMBER, pair.substring(colon + 1));
        return Math.abs(value) <= Double.MAX_VALUE ? (Object) value : BROKEN;
      }
    }
    return 0.0;
  }

  private Object ofArray(String cell) {
    String inner = cell.strip();
    if (!inner.startsWith("[") || !inner.endsWith("]")) {
      return BROKEN;
    }
    inner = inner.substring(1, inner.length() - 1);
    String[] cells = inner.isBlank() ? new String[0] : inner.split(",");
    Object[] numbers = new Object[cells.length];
    for (int e = 0; e < cells.length; e++) {
      double value = reading.value(ColumnKind.NUMBER, cells[e]);
      numbers[e] = Double.isNaN(value) ? null : (Object) value;
    }
    if (input.element() < 0) {
      return new GenericArrayData(numbers);
    }
    return input.element() < numbers.length ? numbers[input.element()] : null;
  }
}
