package io.pente.table.condition;

import io.pente.failure.Sentence;
import io.pente.message.SparkMessage;
import io.pente.table.BadRow;
import io.pente.table.RowCursor;
import io.pente.table.RowSink;
import io.pente.table.cell.BadCell;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;

/** Rows of which a condition says which ones count. */
final class ConditionedCursor implements RowCursor {
  /** Where the row is matters to nobody. */
  private static final BadRow EXCLUDED =
      new BadRow(
          "",
          0,
          BadRow.Where.ROW,
          0,
          null,
          Sentence.plain("left out by the condition"),
          BadRow.Kind.EXCLUDED);

  private final RowCursor base;
  private final Condition condition;
  private final List<ConditionCell> cells;
  private final GenericInternalRow row;
  private BadRow bad;

  ConditionedCursor(RowCursor base, Condition condition) {
    this.base = base;
    this.condition = condition;
    this.cells =
        condition.inputs().stream()
            .map(input -> new ConditionCell(input, condition.reading(), condition.missing()))
            .toList();
    this.row = new GenericInternalRow(cells.size());
  }

  @Override
  public boolean next(RowSink sink) {
    if (!base.next(sink)) {
      return false;
    }
    bad = base.bad();
    boolean hasCells = bad == null || bad.kind() != BadRow.Kind.FILE && bad.column() != null;
    if (hasCells) {
      judge();
    }
    return true;
  }

  /** A cell that is broken is no reason to leave the row out, nor to keep it. */
  private void judge() {
    Object[] originals = base.originals();
    int broken = -1;
    for (int i = 0; i < cells.size(); i++) {
      Object value = cells.get(i).apply(originals[condition.inputs().get(i).column()]);
      boolean wrong = value == ConditionCell.BROKEN;
      broken = wrong && broken < 0 ? i : broken;
      row.update(i, wrong ? null : value);
    }
    try {
      Object says = condition.bound().eval(row);
      if (Boolean.FALSE.equals(says) || says == null && broken < 0) {
        bad = EXCLUDED;
      } else if (broken >= 0 && bad == null) {
        bad = broken(condition.inputs().get(broken), originals);
      }
    } catch (RuntimeException e) { // of any kind: casts, dates, divisions
      bad =
          base.reject(
              null,
              Sentence.of(
                  "%s cannot be told here: %s", Sentence.setting("where"), SparkMessage.of(e)));
    }
  }

  private BadRow broken(ConditionInput input, Object[] originals) {
    String cell = String.valueOf(originals[input.column()]);
    return base.reject(
        input.name(),
        Sentence.of(
            "%s, and %s asks",
            BadCell.of(input.name(), input.kind(), cell).why(), Sentence.setting("where")));
  }

  @Override
  public Map<String, Long> strangers() {
    return base.strangers();
  }

  @Override
  public BadRow bad() {
    return bad;
  }

  @Override
  public BadRow reject(String column, Sentence why) {
    return base.reject(column, why);
  }

  @Override
  public Object[] originals() {
    return base.originals();
  }
}
