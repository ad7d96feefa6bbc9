package io.pente.table.condition;

import io.pente.table.CellReading;
import io.pente.table.MissingWords;
import io.pente.table.Table;
import java.io.Serializable;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.Expression;

/**
 * A condition that is resolved against a table; sent to tasks.
 *
 * @param text as it was given
 * @param bound gives true, false or null, of a row that has the inputs
 * @param inputs what the condition names
 * @param reading null where cells have types of their own
 */
record Condition(
    String text,
    Expression bound,
    List<ConditionInput> inputs,
    CellReading reading,
    MissingWords missing)
    implements Serializable {
  /**
   * A condition on a table's columns.
   *
   * @throws io.pente.failure.UsageException where the text is no condition on one row
   * @throws io.pente.failure.BadInputException where it names what the table does not have
   */
  static Condition of(Table table, String text) {
    return new ConditionReader(table, text).condition();
  }

  /** The names of the columns that it looks at. */
  List<String> names() {
    return inputs.stream().map(ConditionInput::name).distinct().toList();
  }

  /** The numbers of the columns that it looks at. */
  BitSet columns() {
    BitSet columns = new BitSet();
    inputs.forEach(input -> columns.set(input.column()));
    return columns;
  }
}
