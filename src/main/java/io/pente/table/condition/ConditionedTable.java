package io.pente.table.condition;

import io.pente.failure.Sentence;
import io.pente.table.BadRow;
import io.pente.table.CellReading;
import io.pente.table.Column;
import io.pente.table.ColumnRoles;
import io.pente.table.MissingWords;
import io.pente.table.RowCursor;
import io.pente.table.Scan;
import io.pente.table.Selection;
import io.pente.table.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.types.StructType;

/**
 * A table of which a condition leaves out the rows for which it is not true. Those come too, as
 * rows that are {@linkplain BadRow.Kind#EXCLUDED excluded}, so that they are counted and rows keep
 * their numbers; whatever else is wrong with them is not looked at.
 */
public final class ConditionedTable implements Table {
  private final Table base;
  private final Condition condition;
  private Kept last;

  /** One selection after another makes plans of its own, which the base shares between scans. */
  private record Kept(Selection asked, Selection kept) {}

  private ConditionedTable(Table base, Condition condition) {
    this.base = base;
    this.condition = condition;
  }

  /**
   * The table under a condition.
   *
   * @param condition in Spark's SQL
   * @throws io.pente.failure.UsageException where it is no condition on one row
   * @throws io.pente.failure.BadInputException where it names what the table does not have
   */
  public static Table of(Table table, String condition) {
    List<String> named = Condition.of(table, condition).names();
    table.settle(ColumnRoles.known(named, List.of()));
    Condition resolved = Condition.of(table, condition); // by the columns as they are now
    return new ConditionedTable(KeptKinds.of(table, resolved), resolved);
  }

  private record Conditioned<T>(Scan<T> scan, Condition condition) implements Scan<T> {
    @Override
    public Iterator<T> over(RowCursor rows) {
      return scan.over(new ConditionedCursor(rows, condition));
    }
  }

  @Override
  public <T> JavaRDD<T> scan(Selection selection, Scan<T> scan, int partitions) {
    return base.scan(kept(selection), new Conditioned<>(scan, condition), partitions);
  }

  @Override
  public <T> List<T> head(Selection selection, Scan<T> scan) {
    return base.head(kept(selection), new Conditioned<>(scan, condition));
  }

  private synchronized Selection kept(Selection selection) {
    if (selection.keepsOriginals()) {
      throw new IllegalStateException(
          "A condition keeps the cells that it looks at, and no others");
    }
    if (last == null || last.asked != selection) {
      last = new Kept(selection, selection.keepingOriginalsOf(condition.columns()));
    }
    return last.kept;
  }

  @Override
  public void settleAll() {
    base.settleAll();
  }

  @Override
  public void settle(ColumnRoles roles) {
    base.settle(roles);
  }

  @Override
  public List<Column> columns() {
    return base.columns();
  }

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public StructType schema(boolean text) {
    return base.schema(text);
  }

  @Override
  public Sentence describe(BadRow row) {
    return base.describe(row);
  }

  @Override
  public long files() {
    return base.files();
  }

  @Override
  public MissingWords missingWords() {
    return base.missingWords();
  }

  @Override
  public boolean repeatable() {
    return base.repeatable();
  }

  @Override
  public List<Sentence> notes() {
    return base.notes();
  }

  @Override
  public Optional<Sentence> whyMissing(String column) {
    return base.whyMissing(column);
  }

  @Override
  public String evidence(Column column) {
    return base.evidence(column);
  }

  @Override
  public boolean exact(int column) {
    return base.exact(column);
  }

  @Override
  public Optional<CellReading> reading() {
    return base.reading();
  }

  @Override
  public boolean hasVectors() {
    return base.hasVectors();
  }
}
