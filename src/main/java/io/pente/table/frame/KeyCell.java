package io.pente.table.frame;

import io.pente.failure.BadInputException;
import io.pente.message.Quoted;
import io.pente.table.MissingWords;
import io.pente.table.RowKey;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import io.pente.table.cell.BadCell;
import java.util.Locale;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StringType;

/**
 * Reads the key of a row's group.
 *
 * @param number null for a column of text
 * @param key its number
 */
record KeyCell(String name, FrameNumber number, int key, MissingWords missing)
    implements FrameCell {
  /**
   * @param type null for a column that is not read
   */
  static KeyCell of(
      DataType type, boolean nanoseconds, String name, int column, Selection selection) {
    boolean text = type instanceof StringType;
    FrameNumber number = nanoseconds ? FrameNumber.nanos() : type == null ? null : number(type);
    if (!text && number == null) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "column '%s'%s tells no groups: numbers, truths, times and text do",
              name,
              type == null ? "" : " of type " + type.simpleString()));
    }
    return new KeyCell(name, text ? null : number, selection.key(column), selection.missingWords());
  }

  private static FrameNumber number(DataType type) {
    return FrameNumber.of(type);
  }

  @Override
  public BadCell read(SpecializedGetters row, int ordinal, RowSink sink) {
    if (row.isNullAt(ordinal)) {
      return new BadCell(name, "no value", true);
    }
    return number == null ? text(row, ordinal, sink) : number(row, ordinal, sink);
  }

  private BadCell text(SpecializedGetters row, int ordinal, RowSink sink) {
    String text = row.getUTF8String(ordinal).toString();
    if (missing.contains(text)) {
      return new BadCell(name, Quoted.of(text) + " is no value", true);
    }
    sink.key(key, RowKey.of(text));
    return null;
  }

  private BadCell number(SpecializedGetters row, int ordinal, RowSink sink) {
    double value = number.at(row, ordinal);
    if (missing.contains(value)) {
      return BadCell.missing(name, value);
    }
    if (Double.isInfinite(value)) {
      return new BadCell(name, Quoted.of(Double.toString(value)) + " is not a finite number");
    }
    boolean exact = number.exact();
    sink.key(key, exact ? RowKey.of(number.exactly(row, ordinal)) : RowKey.of(value));
    return null;
  }
}
