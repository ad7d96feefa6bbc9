package io.pente.table.frame;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import io.pente.table.Origin;
import io.pente.table.RowSink;
import io.pente.table.Selection;
import io.pente.table.cell.BadCell;
import java.io.Serializable;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;

/** Reads one column of a frame; used by one task at a time. */
interface FrameCell extends Serializable {
  /**
   * Gives the numbers of a cell to the sink.
   *
   * @return what is wrong with the cell; null for one that can be used
   */
  BadCell read(SpecializedGetters row, int ordinal, RowSink sink);

  static FrameCell of(DataType type, Column column, int number, Selection selection) {
    if (type.equals(SQLDataTypes.VectorType())) {
      return new VectorCell(
          column, VectorSlots.of(column, number, selection), selection.missingWords());
    }
    if (type instanceof ArrayType array) {
      VectorSlots places = VectorSlots.of(column, number, selection);
      return new ArrayCell(
          column, FrameNumber.of(array.elementType()), places, selection.missingWords());
    }
    int place = selection.place(number, 0);
    return new ScalarCell(
        column.name(),
        FrameNumber.of(type),
        place,
        selection.origin(place),
        selection.missingWords(),
        selection.wholeWeights());
  }

  /** A long that counts nanoseconds since 1970. */
  static FrameCell nanoseconds(Column column, int number, Selection selection) {
    int place = selection.place(number, 0);
    return new ScalarCell(
        column.name(),
        FrameNumber.nanos(),
        place,
        selection.origin(place),
        selection.missingWords(),
        selection.wholeWeights());
  }

  /**
   * A number, a truth or a time.
   *
   * @param origin null for none
   */
  record ScalarCell(
      String name,
      FrameNumber number,
      int place,
      Origin origin,
      MissingWords missing,
      boolean wholeWeights)
      implements FrameCell {
    @Override
    public BadCell read(SpecializedGetters row, int ordinal, RowSink sink) {
      if (row.isNullAt(ordinal)) {
        return BadCell.of(name, ColumnKind.NUMBER, null);
      }
      double value = number.at(row, ordinal);
      if (!(Math.abs(value) <= Double.MAX_VALUE)) {
        return BadCell.of(name, ColumnKind.NUMBER, Double.toString(value), missing);
      }
      if (missing.contains(value)) {
        return BadCell.missing(name, value);
      }
      if (place == Selection.WEIGHT) {
        BadCell bad = BadCell.ofWeight(name, value, wholeWeights);
        if (bad != null) {
          return bad;
        }
      }
      double own = origin == null ? value : number.less(origin, row, ordinal);
      Selection.put(place, own, sink);
      return null;
    }
  }
}
