package io.pente.table.frame;

import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.files.FolderColumns;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What the columns of a frame are, by their types; then the fields inside them, and columns of its
 * files that are not read.
 *
 * @param read in the frame's order; a vector's size is not known yet
 * @param leaves fields whose path is the name of no column
 * @param nanoseconds the numbers of those that are longs and count nanoseconds since 1970
 * @param unread text, with evidence
 */
record FrameColumns(
    List<Column> read, List<Leaf> leaves, Set<Integer> nanoseconds, List<Column> unread) {

  static FrameColumns of(StructType schema) {
    List<Column> read = new ArrayList<>();
    for (StructField field : schema.fields()) {
      read.add(Column.of(field.name(), kind(field.dataType())));
    }
    return new FrameColumns(read, leaves(schema), Set.of(), List.of());
  }

  /** Of files: their own columns and then those of their folders. */
  static FrameColumns of(MergedSchema merged, FolderColumns folders, StructType schema) {
    List<Column> read = new ArrayList<>();
    List<Column> unread = new ArrayList<>();
    Set<Integer> nanoseconds = new HashSet<>();
    for (MergedSchema.Merged column : merged.columns()) {
      if (column.type() == null) {
        ColumnKind kind = column.mixed() ? ColumnKind.MIXED : ColumnKind.TEXT;
        unread.add(new Column(column.name(), kind, 1, column.evidence(), column.aside()));
      } else {
        if (column.stored() == Stored.NANOSECONDS) {
          nanoseconds.add(read.size());
        }
        ColumnKind kind =
            column.stored() == Stored.NANOSECONDS
                ? ColumnKind.TIME
                : kind(schema.fields()[read.size()].dataType());
        read.add(Column.of(column.name(), kind).aside(column.aside()));
      }
    }
    read.addAll(folders.columns());
    return new FrameColumns(read, leaves(schema), nanoseconds, unread);
  }

  private static List<Leaf> leaves(StructType schema) {
    List<Leaf> leaves = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      leaves.addAll(Leaf.of(schema.fields()[c], c));
    }
    Set<String> names = new HashSet<>(List.of(schema.fieldNames()));
    leaves.removeIf(leaf -> !names.add(leaf.column().name()));
    return leaves;
  }

  /**
   * All columns; the length of a vector is that of the column's first one.
   *
   * @param frame with numbered columns
   */
  List<Column> columns(Dataset<Row> frame) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < read.size(); c++) {
      Column column = read.get(c);
      columns.add(
          column.kind() == ColumnKind.VECTOR
              ? Column.vector(column.name(), size(frame, c)).aside(column.aside())
              : column);
    }
    leaves.forEach(leaf -> columns.add(leaf.column()));
    columns.addAll(unread);
    return columns;
  }

  static ColumnKind kind(DataType type) {
    if (type.equals(SQLDataTypes.VectorType())) {
      return ColumnKind.VECTOR;
    } else if (type instanceof ArrayType array) {
      return array.elementType() instanceof NumericType ? ColumnKind.VECTOR : ColumnKind.TEXT;
    } else if (type instanceof NumericType) {
      return ColumnKind.NUMBER;
    } else if (type instanceof BooleanType) {
      return ColumnKind.BOOLEAN;
    }
    return FrameNumber.of(type) == null ? ColumnKind.TEXT : ColumnKind.TIME;
  }

  /** The length of the column's first vector; 0 where it has none. */
  private static int size(Dataset<Row> frame, int column) {
    List<Row> first = frame.select(frame.columns()[column]).na().drop().takeAsList(1);
    if (first.isEmpty()) {
      return 0;
    }
    return first.get(0).get(0) instanceof Vector vector
        ? vector.size()
        : first.get(0).getList(0).size();
  }
}
