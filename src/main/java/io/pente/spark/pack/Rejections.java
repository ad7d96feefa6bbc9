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
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What of the input could not be used: how many rows, the first few of them in input order, and
 * fields of rows that are no column.
 */
public final class Rejections implements Sum<Rejections> {
  private static final long serialVersionUID = 1L;
  private static final int EXAMPLES = 5;
  private static final int MOST_REASONS = 1000;
  private static final int SHOWN = 5;

  private final List<BadRow> examples = new ArrayList<>();
  private final Map<String, Long> byReason = new TreeMap<>();
  private final Map<String, Long> strangers = new TreeMap<>();
  private BadRow refused;
  private long count;
  private long excluded;

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

  /**
   * Takes a row that cannot be used.
   *
   * @param ends whether it ends the run; otherwise it is left out
   */
  void add(BadRow row, boolean ends) {
    if (ends) {
      refused = refused == null ? row : refused;
      return;
    }
    if (row.kind() == BadRow.Kind.EXCLUDED) {
      excluded++;
      return;
    }
    count++;
    String reason = row.reason();
    if (byReason.size() < MOST_REASONS || byReason.containsKey(reason)) {
      byReason.merge(reason, 1L, Long::sum);
    }
    if (examples.size() < EXAMPLES) {
      examples.add(row);
    }
  }

  /** Takes how many rows have a field that is no column, by its name. */
  void addStrangers(Map<String, Long> rowsByName) {
    rowsByName.forEach(
        (name, rows) -> {
          if (strangers.size() < MOST_REASONS || strangers.containsKey(name)) {
            strangers.merge(name, rows, Long::sum);
          }
        });
  }

  @Override
  public void add(Rejections next) {
    count += next.count;
    addStrangers(next.strangers);
    next.byReason.forEach((reason, rows) -> byReason.merge(reason, rows, Long::sum));
    for (BadRow row : next.examples) {
      if (examples.size() < EXAMPLES) {
        examples.add(row);
      }
    }
    refused = refused == null ? next.refused : refused;
    excluded += next.excluded;
  }

  @Override
  public long bytes() {
    return 16 + 256L * examples.size() + 64L * (byReason.size() + strangers.size());
  }

  public long count() {
    return count;
  }

  /** Rows that a condition leaves out. */
  public long excluded() {
    return excluded;
  }

  /** Whether there is nothing to say. */
  boolean isEmpty() {
    return count == 0 && excluded == 0 && refused == null && strangers.isEmpty();
  }

  /** How many rows have a field that is no column of the table, by its name. */
  public Map<String, Long> strangers() {
    return Collections.unmodifiableMap(new TreeMap<>(strangers));
  }

  /** How many by column and reason, the first thousand of these that were met in each part. */
  public Map<String, Long> byReason() {
    return Collections.unmodifiableMap(new TreeMap<>(byReason));
  }

  /** The first few in input order. */
  List<BadRow> first() {
    return List.copyOf(examples);
  }

  /** The first few, each in one line. May read the files again for their line numbers. */
  public List<Sentence> examples(Table table) {
    return examples.stream().map(table::describe).toList();
  }

  /** Says how many rows were left out, with examples. */
  public void tell(Table table, Consumer<Sentence> notes) {
    if (count > 0) {
      notes.accept(
          count == 1
              ? Sentence.plain("1 row left out as unusable:")
              : Sentence.of("%,d rows left out as unusable, such as", count));
      examples(table).forEach(notes);
    }
  }

  /**
   * Ends the run where a row cannot be used and is not to be left out.
   *
   * @param remedy put after the message where leaving out the row would help, with what to use for
   *     {@code %s}
   * @throws BadInputException for the first such row in input order
   */
  public void refuse(Table table, String remedy) {
    if (refused == null) {
      return;
    }
    Sentence hint =
        switch (refused.kind()) {
          case MISSING ->
              Sentence.of(
                  remedy,
                  Sentence.of(
                      "%s or %s",
                      Sentence.setting("missingSkip"), Sentence.setting("skipBadRows")));
          case CELL -> Sentence.of(remedy, Sentence.setting("skipBadRows"));
          case FILE, EXCLUDED -> Sentence.plain("");
        };
    throw new BadInputException(Sentence.of("%s%s", table.describe(refused), hint));
  }

  /**
   * Ends the run where too many rows were left out.
   *
   * @param used how many were not
   * @param most the share beyond which leaving out is refused
   * @throws BadInputException where more than that were
   */
  public void requireMost(Table table, long used, double most) {
    if (count > most * (count + used)) {
      throw new BadInputException(
          Sentence.of(
              "%s: %,d of %,d rows would be left out, more than the share of %s that %s allows: %s",
              table.name(),
              count,
              count + used,
              most,
              Sentence.setting("mostSkipped"),
              mostReasons()));
    }
  }

  private String mostReasons() {
    List<String> reasons =
        byReason.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(SHOWN)
            .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
            .toList();
    return String.join(", ", reasons) + (byReason.size() > SHOWN ? ", …" : "");
  }
}
