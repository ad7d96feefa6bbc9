package io.pente.spark.input;

import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** An array of numbers. */
record ArrayCell(Column column, FrameNumber number, Places places) implements FrameCell {
  @Override
  public BadCell read(SpecializedGetters row, int ordinal, RowSink sink) {
    if (row.isNullAt(ordinal)) {
      return BadCell.of(column.name(), Kind.VECTOR, null);
    }
    ArrayData array = row.getArray(ordinal);
    if (array.numElements() != column.size()) {
      return BadCell.wrongSize(column, array.numElements());
    }
    for (int e = 0; e < column.size(); e++) {
      double value = array.isNullAt(e) ? Double.NaN : number.at(array, e);
      if (!(Math.abs(value) <= Double.MAX_VALUE)) {
        String shown = array.isNullAt(e) ? null : Double.toString(value);
        return BadCell.of(column.element(e), Kind.NUMBER, shown);
      }
      places.put(e, value, sink);
    }
    return null;
  }
}
