package io.pente.spark.pack;

import io.pente.data.Block;
import io.pente.data.BlockTask;
import io.pente.data.Sum;
import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows that could not be used: how many, and the first few in input order. */
public final class Rejections implements Sum<Rejections> {
  private static final long serialVersionUID = 1L;
  private static final int EXAMPLES = 5;
  private static final int MOST_COLUMNS = 1000;

  /** No hint. */
  public static final Sentence NONE = Sentence.plain("");

  private final List<BadRow> examples = new ArrayList<>();
  private final Map<String, Long> byColumn = new TreeMap<>();
  private BadRow fatal;
  private long count;

  /** Gathers what packed blocks carry. */
  record Task<B extends Block>() implements BlockTask<Packed<B>, Rejections> {
    @Override
    public Rejections zero() {
      return new Rejections();
    }

    @Override
    public void add(Packed<B> packed, long firstRow, Rejections into) {
      into.add(packed.rejections());
    }
  }

  void add(BadRow row) {
    count++;
    String column = row.column() == null ? "the row itself" : "'" + row.column() + "'";
    if (byColumn.size() < MOST_COLUMNS || byColumn.containsKey(column)) {
      byColumn.merge(column, 1L, Long::sum);
    }
    if (examples.size() < EXAMPLES) {
      examples.add(row);
    }
    if (row.fatal() && fatal == null) {
      fatal = row;
    }
  }

  @Override
  public void add(Rejections next) {
    count += next.count;
    next.byColumn.forEach((column, rows) -> byColumn.merge(column, rows, Long::sum));
    for (BadRow row : next.examples) {
      if (examples.size() < EXAMPLES) {
        examples.add(row);
      }
    }
    fatal = fatal == null ? next.fatal : fatal;
  }

  @Override
  public long bytes() {
    return 16 + 256L * examples.size() + 64L * byColumn.size();
  }

  public long count() {
    return count;
  }

  /** How many by each column, the first few of them that were met in each part. */
  Map<String, Long> byColumn() {
    return Collections.unmodifiableMap(new TreeMap<>(byColumn));
  }

  /** The first few in input order. */
  List<BadRow> first() {
    return List.copyOf(examples);
  }

  /** The first few, each in one line. May read the files again for their line numbers. */
  public List<Sentence> examples(Table table) {
    return examples.stream().map(table::describe).toList();
  }

  /**
   * Ends the run where a row cannot be used.
   *
   * @param hint what the user can do, put after the message where leaving out the row would help
   * @throws BadInputException for the first such row in input order
   */
  public void refuse(Table table, Sentence hint) {
    refuse(examples.isEmpty() ? null : examples.get(0), table, hint);
  }

  /**
   * Ends the run where a file is wrong, so that leaving out rows does not help.
   *
   * @throws BadInputException for the first such place in input order
   */
  public void refuseFatal(Table table) {
    refuse(fatal, table, NONE);
  }

  private static void refuse(BadRow row, Table table, Sentence hint) {
    if (row != null) {
      throw new BadInputException(
          Sentence.of("%s%s", table.describe(row), row.fatal() ? NONE : hint));
    }
  }
}
