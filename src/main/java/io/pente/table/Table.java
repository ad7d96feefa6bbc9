package io.pente.table;

import io.pente.failure.PenteException;
import io.pente.failure.Sentence;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.types.StructType;

/** Rows with named columns, somewhere. */
public interface Table {
  /** In file order, as far as they are known: {@link #settle} may bring more to light. */
  List<Column> columns();

  /**
   * Looks at all rows for columns that are asked for and of which the first rows say nothing, once
   * for each; free where there are none.
   */
  default void settle(ColumnRoles roles) {}

  /**
   * Looks at all rows for columns that none of the first has, so that all are known; free where
   * rows have none but the table's.
   */
  default void settleAll() {}

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
    JavaRDD<T> made = scan(selection, scan, 0);
    return PenteException.unwrapped(() -> made.take(1));
  }

  /**
   * The columns and types of {@link RowCursor#originals}.
   *
   * @param text whether every cell is text; otherwise each has its own type, which in a file of
   *     text is text
   */
  StructType schema(boolean text);

  /**
   * A selection that keeps rows as JSON objects, cells as the file has them; empty where cells have
   * types of their own, which any writer of JSON knows.
   */
  default Optional<Selection> keepingJson(Selection selection) {
    return Optional.empty();
  }

  /** Where a bad row is and what is wrong with it, in one line. May read the file again. */
  Sentence describe(BadRow row);

  /** How many files the rows are in; 0 where they are in no files. */
  default long files() {
    return 0;
  }

  /** What says in its cells that there is no value. */
  default MissingWords missingWords() {
    return MissingWords.DEFAULT;
  }

  /** Whether another scan is certain to give the same rows in the same order. */
  boolean repeatable();

  /** What was not given but seen in the files, in a line each that says how to say otherwise. */
  default List<Sentence> notes() {
    return List.of();
  }

  /** What may be the reason that there is no such column, and what to do. */
  default Optional<Sentence> whyMissing(String column) {
    return Optional.empty();
  }

  /** For a column of text: where it was seen to be text, and by which value. */
  default String evidence(Column column) {
    return column.evidence();
  }

  /**
   * Whether cells of a column may have digits that no double holds: then it can be read less an
   * origin without losing them.
   */
  default boolean exact(int column) {
    return false;
  }

  /**
   * How the text of {@link RowCursor#originals} is understood; empty where cells have types of
   * their own.
   */
  default Optional<CellReading> reading() {
    return Optional.empty();
  }

  /**
   * The same rows with columns that are taken for something else, where cells are text; the table
   * itself otherwise.
   *
   * @param kinds of the columns, in file order
   */
  default Table reading(List<ColumnKind> kinds) {
    return this;
  }

  /** Whether features come in vectors, which may be sparse. */
  default boolean hasVectors() {
    return columns().stream().anyMatch(column -> column.kind() == ColumnKind.VECTOR);
  }
}
