package io.pente.spark.packing;

import io.pente.data.Sum;
import io.pente.failure.BadInputException;
import io.pente.spark.input.BadRow;
import io.pente.spark.input.Table;
import java.util.ArrayList;
import java.util.List;

/** The rows that could not be used: how many, and the first few in input order. */
public final class Rejections implements Sum<Rejections> {
  private static final long serialVersionUID = 1L;
  private static final int EXAMPLES = 5;

  private final List<BadRow> examples = new ArrayList<>();
  private BadRow fatal;
  private long count;

  void add(BadRow row) {
    count++;
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
    for (BadRow row : next.examples) {
      if (examples.size() < EXAMPLES) {
        examples.add(row);
      }
    }
    fatal = fatal == null ? next.fatal : fatal;
  }

  @Override
  public long bytes() {
    return 16 + 256L * examples.size();
  }

  public long count() {
    return count;
  }

  /** The first few, each in one line. May read the files again for their line numbers. */
  public List<String> examples(Table table) {
    return examples.stream().map(table::describe).toList();
  }

  /**
   * Ends the run where there is a row that cannot be left out.
   *
   * @param skip whether rows may be left out
   * @throws BadInputException for the first such row in input order
   */
  public void refuse(Table table, boolean skip) {
    BadRow first = skip ? fatal : examples.isEmpty() ? null : examples.get(0);
    if (first != null) {
      throw new BadInputException(table.describe(first) + (first.fatal() ? "" : HINT));
    }
  }

  private static final String HINT =
      " (use --bad-rows skip to leave such rows out, or clean the file)";
}
