package io.pente.table.frame;

import io.pente.failure.Sentence;
import io.pente.message.Quoted;
import io.pente.table.BadRow;
import io.pente.table.Column;
import io.pente.table.Scan;
import io.pente.table.Selection;
import io.pente.table.Table;
import io.pente.table.cell.RowCount;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.classic.Dataset;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A DataFrame, read through Spark's internal rows, so that no row becomes an object. */
public final class FrameTable implements Table {
  private final Dataset<Row> frame;
  private final StructType schema;
  private final List<Column> columns;
  private final String name;
  private final FileSplits splits;
  private Planned planned;

  /** Rows planned once share their shuffles between scans. */
  private record Planned(Selection selection, JavaRDD<InternalRow> rows) {}

  /**
   * @param splits how the frame's files are cut; null for a frame with partitions of its own
   */
  public FrameTable(Dataset<Row> frame, String name, FileSplits splits) {
    this.schema = frame.schema();
    this.frame = FrameProjection.numbered(frame);
    this.name = name;
    this.splits = splits;
    this.columns = FrameColumns.of(this.frame, schema);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public StructType schema(boolean text) {
    return FrameOriginals.schema(schema, text);
  }

  @Override
  public <T> JavaRDD<T> scan(Selection selection, Scan<T> scan, int partitions) {
    FrameProjection projection = FrameProjection.of(schema, columns, selection);
    if (splits != null) {
      return splits.inOrder(() -> projection.scan(projection.rows(frame), scan), partitions);
    }
    return PartitionMerge.atMost(projection.scan(planned(selection, projection), scan), partitions);
  }

  /** Threads that scan at once plan one after the other, and each gets its own selection's rows. */
  private synchronized JavaRDD<InternalRow> planned(
      Selection selection, FrameProjection projection) {
    if (planned == null || selection != planned.selection) {
      planned = new Planned(selection, projection.rows(frame));
    }
    return planned.rows;
  }

  @Override
  public boolean exact(int column) {
    DataType type = schema.fields()[column].dataType();
    FrameNumber number =
        FrameNumber.of(type instanceof ArrayType array ? array.elementType() : type);
    return number != null && number.exact();
  }

  @Override
  public boolean repeatable() {
    return splits != null;
  }

  @Override
  public Sentence describe(BadRow row) {
    if (splits == null) {
      return row.at(name + ", partition " + row.part(), row.where(), row.position()).message();
    }
    FrameProjection nothing = FrameProjection.of(schema, columns, Selection.nothing(this));
    return splits.locate(row, nothing.scan(nothing.rows(frame), new RowCount())).message();
  }

  @Override
  public String evidence(Column column) {
    int c = columns.indexOf(column);
    StructField field = schema.fields()[c];
    List<Row> first =
        frame.select(frame.col(frame.columns()[c]).cast("string")).na().drop().takeAsList(1);
    return String.format(
        Locale.ROOT,
        "%s: column '%s' is of type %s%s",
        name,
        field.name(),
        field.dataType().simpleString(),
        first.isEmpty() ? "" : ", first " + Quoted.of(first.get(0).getString(0)));
  }
}
