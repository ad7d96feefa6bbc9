package io.pente.table.frame;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.Platform;

/**
 * A spark.ml vector, from the struct that it is inside Spark: (type, size, indices, values), type 0
 * sparse and 1 dense.
 */
final class VectorCell implements FrameCell {
  private static final long serialVersionUID = 1L;
  private static final int FIELDS = 4;
  private static final byte SPARSE = 0;

  private final Column column;
  private final VectorSlots places;
  private final MissingWords missing;
  private double[] values = {};

  VectorCell(Column column, VectorSlots places, MissingWords missing) {
    this.missing = missing;
    this.column = column;
    this.places = places;
  }

  @Override
  public BadCell read(SpecializedGetters row, int ordinal, RowSink sink) {
    if (row.isNullAt(ordinal)) {
      return BadCell.of(column.name(), ColumnKind.VECTOR, null);
    }
    InternalRow vector = row.getStruct(ordinal, FIELDS);
    boolean sparse = vector.getByte(0) == SPARSE;
    ArrayData stored = vector.getArray(3);
    int size = sparse ? vector.getInt(1) : stored.numElements();
    if (size != column.size()) {
      return BadCell.wrongSize(column, size);
    }
    int count = take(stored);
    int wrong = nonFinite(values, count);
    if (wrong >= 0) {
      int element = sparse ? vector.getArray(2).getInt(wrong) : wrong;
      return BadCell.of(
          column.element(element), ColumnKind.NUMBER, Double.toString(values[wrong]), missing);
    }
    for (int k = 0; missing.haveNumbers() && k < count; k++) {
      if (missing.contains(values[k])) {
        int element = sparse ? vector.getArray(2).getInt(k) : k;
        return BadCell.missing(column.element(element), values[k]);
      }
    }
    if (sparse) {
      putSparse(vector.getArray(2), count, sink);
    } else {
      places.put(values, sink);
    }
    return null;
  }

  private void putSparse(ArrayData indices, int count, RowSink sink) {
    if (places.hasOrigins()) {
      double[] dense = new double[column.size()];
      for (int k = 0; k < count; k++) {
        dense[indices.getInt(k)] = values[k];
      }
      places.put(dense, sink);
      return;
    }
    places.putZeros(sink);
    for (int k = 0; k < count; k++) {
      places.put(indices.getInt(k), values[k], sink);
    }
  }

  /** Copies the stored numbers, all at once where they lie together. */
  private int take(ArrayData stored) {
    int count = stored.numElements();
    if (stored instanceof UnsafeArrayData unsafe) {
      values = values.length < count ? new double[count] : values;
      long start = unsafe.getBaseOffset() + UnsafeArrayData.calculateHeaderPortionInBytes(count);
      Platform.copyMemory(
          unsafe.getBaseObject(), start, values, Platform.DOUBLE_ARRAY_OFFSET, 8L * count);
    } else {
      values = stored.toDoubleArray();
    }
    return count;
  }

  /** The first number that is NaN or infinite; −1 when there is none. */
  static int nonFinite(double[] values, int count) {
    double zeros = 0;
    for (int i = 0; i < count; i++) {
      zeros += values[i] * 0;
    }
    if (zeros == 0) {
      return -1;
    }
    int first = 0;
    while (Math.abs(values[first]) <= Double.MAX_VALUE) {
      first++;
    }
    return first;
  }
}
