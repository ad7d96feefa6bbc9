package io.pente.table.frame;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import io.pente.table.Origin;
import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** An array of numbers. */
record ArrayCell(Column column, FrameNumber number, VectorSlots places, MissingWords missing)
    implements FrameCell {
  @Override
  public BadCell read(SpecializedGetters row, int ordinal, RowSink sink) {
    if (row.isNullAt(ordinal)) {
      return BadCell.of(column.name(), ColumnKind.VECTOR, null);
    }
    ArrayData array = row.getArray(ordinal);
    if (array.numElements() != column.size()) {
      return BadCell.wrongSize(column, array.numElements());
    }
    for (int e = 0; e < column.size(); e++) {
      double value = array.isNullAt(e) ? Double.NaN : number.at(array, e);
      if (!(Math.abs(value) <= Double.MAX_VALUE)) {
        String shown = array.isNullAt(e) ? null : Double.toString(value);
        return BadCell.of(column.element(e), ColumnKind.NUMBER, shown, missing);
      }
      if (missing.contains(value)) {
        return BadCell.missing(column.element(e), value);
      }
      Origin origin = places.origin(e);
      places.putLess(e, origin == null ? value : number.less(origin, array, e), sink);
    }
    return null;
  }
}
