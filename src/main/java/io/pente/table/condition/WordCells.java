package io.pente.table.condition;

import io.pente.table.ColumnKind;
import io.pente.table.Table;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.BinaryComparison;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.In;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Comparisons with words: a column of numbers in a text file may have some that are written as a
 * word, such as {@code x <> 'broken'} asks for.
 */
final class WordCells {
  private WordCells() {}

  /** Whether an expression compares something with literal text. */
  static boolean asks(Expression expression) {
    return expression instanceof BinaryComparison || expression instanceof In;
  }

  /** Whether cells of text that stand for an input's kind are compared with text that does not. */
  static boolean asksForText(Expression comparison, ConditionInput input, Table table) {
    boolean parsed =
        input.own() == null
            && input.kind() != ColumnKind.TEXT
            && input.kind() != ColumnKind.VECTOR
            && input.element() < 0;
    List<Expression> children = CollectionConverters.asJava(comparison.children());
    return parsed
        && children.stream()
            .anyMatch(
                child ->
                    child instanceof Literal literal
                        && literal.value() instanceof UTF8String word
                        && Double.isNaN(
                            table.reading().orElseThrow().value(input.kind(), word.toString())));
  }
}
