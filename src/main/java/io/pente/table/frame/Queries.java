package io.pente.table.frame;

import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.classic.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** Queries, which only read: what would change or do something at once is not run. */
final class Queries {
  private Queries() {}

  /**
   * The rows of a query, not yet computed.
   *
   * @throws UsageException for a command
   */
  static Dataset<Row> run(SparkSession session, String sql) throws Exception {
    LogicalPlan plan = session.sessionState().sqlParser().parsePlan(sql);
    refuseCommands(plan);
    refuseCommands(session.sessionState().analyzer().execute(plan));
    return session.sql(sql);
  }

  private static void refuseCommands(LogicalPlan plan) {
    Deque<TreeNode<?>> nodes = new ArrayDeque<>();
    nodes.add(plan);
    while (!nodes.isEmpty()) {
      TreeNode<?> node = nodes.remove();
      if (isCommand(node)) {
        throw new UsageException(
            Sentence.of(
                "%s is a query that reads rows, and nothing that changes or shows something: %s is not"
                    + " run",
                Sentence.setting("query"), node.nodeName()));
      }
      CollectionConverters.asJava(node.children()).forEach(child -> nodes.add((TreeNode<?>) child));
      CollectionConverters.asJava(node.innerChildren())
          .forEach(child -> nodes.add((TreeNode<?>) child));
    }
  }

  /** Scripts and statements that are put together when they run count too. */
  private static boolean isCommand(TreeNode<?> node) {
    String name = node.getClass().getSimpleName();
    return node instanceof Command
        || node instanceof ParsedStatement
        || name.startsWith("Compound")
        || name.contains("ExecuteImmediate");
  }
}
