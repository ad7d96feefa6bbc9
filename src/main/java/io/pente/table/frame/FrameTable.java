package io.pente.table.frame;

import io.pente.failure.Sentence;
import io.pente.message.Quoted;
import io.pente.table.BadRow;
import io.pente.table.Column;
import io.pente.table.MissingWords;
import io.pente.table.Scan;
import io.pente.table.Selection;
import io.pente.table.Table;
import io.pente.table.cell.RowCount;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
  /** Partitions a core beyond which neighbours are put together: each costs the driver time. */
  private static final int MOST_A_CORE = 32;

  private final Dataset<Row> frame;
  private final StructType schema;
  private final List<Column> columns;
  private final FrameColumns kinds;
  private final String name;
  private final FileSplits splits;
  private final MissingWords missing;
  private Planned planned;

  /** Rows planned once share their shuffles between scans. */
  private record Planned(Selection selection, JavaRDD<InternalRow> rows) {}

  /**
   * @param kinds what the frame's columns are, and then columns that are not read
   * @param splits how the frame's files are cut; null for a frame with partitions of its own
   */
  FrameTable(
      Dataset<Row> frame,
      FrameColumns kinds,
      String name,
      FileSplits splits,
      MissingWords missing) {
    this.schema = frame.schema();
    this.frame = FrameProjection.numbered(frame);
    this.name = name;
    this.splits = splits;
    this.missing = missing;
    this.columns = kinds.columns(this.frame);
    this.kinds = kinds;
  }

  /** A frame with partitions of its own. */
  public static FrameTable of(Dataset<Row> frame, String name) {
    return of(frame, name, MissingWords.DEFAULT);
  }

  /** The same, with other words and numbers for no value. */
  static FrameTable of(Dataset<Row> frame, String name, MissingWords missing) {
    return new FrameTable(frame, FrameColumns.of(frame.schema()), name, null, missing);
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public MissingWords missingWords() {
    return missing;
  }

  @Override
  public long files() {
    return splits == null ? 0 : splits.files();
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
    FrameProjection projection = projection(selection);
    if (splits != null) {
      return splits.inOrder(
          () -> projection.rows(frame),
          (rows, watch) -> projection.scan(rows, scan, watch),
          partitions);
    }
    JavaRDD<InternalRow> rows = planned(selection, projection);
    int most = partitions > 0 ? partitions : MOST_A_CORE * rows.context().defaultParallelism();
    return PartitionMerge.atMost(projection.scan(rows, scan, Optional.empty()), most);
  }

  private FrameProjection projection(Selection selection) {
    return FrameProjection.of(schema, columns, kinds, selection);
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
    DataType type = FrameProjection.type(schema, kinds, column);
    if (type == null) {
      return false;
    }
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
    FrameProjection nothing = projection(Selection.nothing(this));
    return splits
        .locate(row, nothing.scan(nothing.rows(frame), new RowCount(), Optional.empty()))
        .message();
  }

  @Override
  public String evidence(Column column) {
    if (column.evidence() != null) {
      return column.evidence();
    }
    int c = columns.indexOf(column);
    if (c >= schema.size()) {
      return name + ": column '" + column.name() + "'";
    }
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
