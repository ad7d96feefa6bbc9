package io.pente.table.frame;

import io.pente.table.Column;
import io.pente.table.Scan;
import io.pente.table.Selection;
import io.pente.table.files.FileWatch;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What is read of a frame: the columns that are used, then all columns when the originals are kept;
 * sent to tasks.
 *
 * @param used the columns that cells are read from
 * @param leaves beside them, the fields inside columns; null for a column as a whole
 * @param originals null when they are not kept
 */
record FrameProjection(
    int[] used, List<Leaf> leaves, List<FrameCell> cells, FrameOriginals originals)
    implements Serializable {

  static FrameProjection of(
      StructType schema, List<Column> columns, FrameColumns kinds, Selection selection) {
    List<FrameCell> cells = new ArrayList<>();
    List<Integer> used = new ArrayList<>();
    List<Leaf> leaves = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      int before = cells.size();
      if (selection.usesNumbers(c)) {
        cells.add(
            kinds.nanoseconds().contains(c)
                ? FrameCell.nanoseconds(columns.get(c), c, selection)
                : FrameCell.of(type(schema, kinds, c), columns.get(c), c, selection));
      }
      if (selection.key(c) != Selection.NO_KEY) {
        boolean nanoseconds = kinds.nanoseconds().contains(c);
        cells.add(
            KeyCell.of(type(schema, kinds, c), nanoseconds, columns.get(c).name(), c, selection));
      }
      for (int read = before; read < cells.size(); read++) {
        used.add(c);
        leaves.add(c < schema.size() ? null : kinds.leaves().get(c - schema.size()));
      }
    }
    FrameOriginals originals =
        selection.keepsOriginals() ? FrameOriginals.of(schema, selection, cells.size()) : null;
    return new FrameProjection(
        used.stream().mapToInt(Integer::intValue).toArray(), leaves, cells, originals);
  }

  /** The type of a column or a field of one; null for one that is not read. */
  static DataType type(StructType schema, FrameColumns kinds, int column) {
    if (column < schema.size()) {
      return schema.fields()[column].dataType();
    }
    int leaf = column - schema.size();
    return leaf < kinds.leaves().size() ? kinds.leaves().get(leaf).type() : null;
  }

  /** The frame with columns named so that they need no quoting and differ in more than case. */
  static Dataset<Row> numbered(Dataset<Row> frame) {
    String[] names = new String[frame.schema().size()];
    for (int c = 0; c < names.length; c++) {
      names[c] = "c" + c;
    }
    return frame.toDF(names);
  }

  /**
   * @param frame with numbered columns
   */
  JavaRDD<InternalRow> rows(Dataset<Row> frame) {
    List<org.apache.spark.sql.Column> read = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      Leaf leaf = leaves.get(i);
      read.add(leaf == null ? frame.col(frame.columns()[used[i]]) : leaf.in(frame));
    }
    if (originals != null) {
      read.addAll(originals.projected(frame));
    }
    return frame
        .select(read.toArray(org.apache.spark.sql.Column[]::new))
        .queryExecution()
        .toRdd()
        .toJavaRDD();
  }

  <T> JavaRDD<T> scan(JavaRDD<InternalRow> rows, Scan<T> scan, Optional<FileWatch> watch) {
    FrameProjection projection = this;
    FileWatch watched = watch.orElse(null); // an Optional cannot be sent
    return rows.mapPartitionsWithIndex(
        (part, internal) -> scan.over(new FrameCursor(part, internal, projection, watched)), true);
  }
}
