package io.pente.table;

import io.pente.failure.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.types.StructType;

/** Rows with named columns, somewhere. */
public interface Table {
  /** In file order. */
  List<Column> columns();

  /** What a message calls the table: the path as the user gave it. */
  String name();

  /**
   * One read of the rows, lazily, in input order: by file path, then by position in the file.
   *
   * @param partitions as many as this where the source can be cut so; 0 for as the data asks
   */
  <T> JavaRDD<T> scan(Selection selection, Scan<T> scan, int partitions);

  /**
   * What a scan makes of the first rows, before any pass over all of them: of as many as are at
   * hand, or of the first partition that has any.
   */
  default <T> List<T> head(Selection selection, Scan<T> scan) {
    return scan(selection, scan, 0).take(1);
  }

  /**
   * The columns and types of {@link RowCursor#originals}.
   *
   * @param text whether every cell is text as the file has it; otherwise each has its own type
   */
  StructType schema(boolean text);

  /** Where a bad row is and what is wrong with it, in one line. May read the file again. */
  Sentence describe(BadRow row);

  /** Whether another scan is certain to give the same rows in the same order. */
  boolean repeatable();

  /** What was not given but seen in the files, in a line each that says how to say otherwise. */
  default List<Sentence> notes() {
    return List.of();
  }

  /** The columns of numbers that are features only where they are named: rows' own numbers. */
  default Set<String> notByDefault() {
    return Set.of();
  }

  /** What may be the reason that there is no such column, and what to do. */
  default Optional<Sentence> whyMissing(String column) {
    return Optional.empty();
  }

  /** For a column of text: where it was seen to be text, and by which value. */
  default String evidence(Column column) {
    return column.evidence();
  }

  /** Whether features come in vectors, which may be sparse. */
  default boolean hasVectors() {
    return columns().stream().anyMatch(column -> column.kind() == ColumnKind.VECTOR);
  }
}
