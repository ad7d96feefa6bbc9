package io.pente.table.condition;

import io.pente.failure.BadInputException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.message.NearestName;
import io.pente.message.Quoted;
import io.pente.message.SparkMessage;
import io.pente.table.Column;
import io.pente.table.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.BindReferences;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.PlanExpression;
import org.apache.spark.sql.catalyst.expressions.package$;
import org.apache.spark.sql.catalyst.optimizer.ComputeCurrentTime;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.internal.SQLConf$;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** Resolves a condition by Spark's own parser and analyzer, once, on the driver. */
final class ConditionReader {
  /** Otherwise such as {@code between} become plans of their own. */
  private static final String INLINE = "spark.sql.alwaysInlineCommonExpr";

  private final Table table;
  private final String text;
  private final SparkSession session;
  private final Map<String, ConditionInput> byName = new LinkedHashMap<>();
  private final Map<String, ConditionInput> used = new LinkedHashMap<>();

  ConditionReader(Table table, String text) {
    this.table = table;
    this.text = text;
    this.session = SparkSession.active().cloneSession();
    session.conf().set("spark.sql.caseSensitive", "true");
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.conf().set(INLINE, "true");
    ConditionInput.columns(table).forEach(input -> byName.put(input.name(), input));
  }

  Condition condition() {
    if (text.isBlank()) {
      throw new UsageException(Sentence.of("%s is empty", Sentence.setting("where")));
    }
    Expression parsed = spark(() -> session.sessionState().sqlParser().parseExpression(text));
    Expression named = named(parsed);
    Filter filter = spark(() -> analyzed(named));
    refuse(filter.condition());
    List<ConditionInput> inputs = List.copyOf(used.values());
    Expression bound =
        BindReferences.bindReference(
            filter.condition(), package$.MODULE$.AttributeSeq(filter.child().output()), false);
    return new Condition(text, bound, inputs, table.reading().orElse(null), table.missingWords());
  }

  /** What Spark makes of it, with Spark's refusals in one line. */
  private <T> T spark(Callable<T> made) {
    try {
      return SQLConf$.MODULE$.withExistingConf(
          session.sessionState().conf(), () -> unchecked(made));
    } catch (Exception e) { // Spark throws its AnalysisException, which is checked, undeclared
      if (e instanceof SparkThrowable known) {
        throw refusal(e, String.valueOf(known.getCondition()));
      }
      throw e;
    }
  }

  private static <T> T unchecked(Callable<T> made) {
    try {
      return made.call();
    } catch (Exception e) {
      throw ConditionReader.<RuntimeException>undeclared(e);
    }
  }

  @SuppressWarnings("unchecked") // erased: any exception passes
  private static <E extends Exception> E undeclared(Exception e) throws E {
    throw (E) e;
  }

  private RuntimeException refusal(Exception e, String kind) {
    if (kind.startsWith("UNRESOLVED_COLUMN") || kind.startsWith("FIELD_NOT_FOUND")) {
      return new BadInputException(
          Sentence.of(
              "%s: %s in %s: %s",
              table.name(), Quoted.of(text), Sentence.setting("where"), SparkMessage.of(e)));
    }
    return noCondition(SparkMessage.of(e));
  }

  private UsageException noCondition(String why) {
    return new UsageException(
        Sentence.of(
            "%s needs a condition on the columns of a row, not %s: %s",
            Sentence.setting("where"), Quoted.of(text), why));
  }

  private Filter analyzed(Expression condition) {
    StructType schema = new StructType();
    for (ConditionInput input : used.values()) {
      schema = schema.add(input.name(), input.type(), true);
    }
    LogicalPlan rows = session.createDataFrame(List.of(), schema).queryExecution().analyzed();
    LogicalPlan plan =
        session
            .sessionState()
            .analyzer()
            .executeAndCheck(new Filter(condition, rows), new QueryPlanningTracker(Option.empty()));
    LogicalPlan replaced = ComputeCurrentTime.apply(ReplaceExpressions.apply(plan));
    if (replaced instanceof Filter filter) {
      return filter;
    }
    throw noCondition("it is about more than one row");
  }

  private void refuse(Expression condition) {
    if (!condition.deterministic()) {
      throw noCondition("it may say something else each time");
    }
  }

  /** The parsed condition with each name that is a column's or a number's as one part. */
  private Expression named(Expression expression) {
    if (expression instanceof PlanExpression<?>) {
      throw noCondition("it has a query in it");
    }
    if (expression instanceof UnresolvedAttribute attribute) {
      return attribute(attribute);
    }
    List<Expression> children = new ArrayList<>();
    boolean same = true;
    for (Expression child : CollectionConverters.asJava(expression.children())) {
      Expression other =
          child instanceof UnresolvedAttribute attribute && WordCells.asks(expression)
              ? word(attribute, expression)
              : named(child);
      same &= other == child;
      children.add(other);
    }
    return same
        ? expression
        : (Expression)
            expression.withNewChildren(CollectionConverters.asScala(children).toIndexedSeq());
  }

  private Expression attribute(UnresolvedAttribute attribute) {
    List<String> parts = CollectionConverters.asJava(attribute.nameParts());
    String whole = String.join(".", parts);
    if (parts.size() > 1 && take(whole)) {
      return UnresolvedAttribute.quoted(whole);
    }
    if (take(parts.get(0))) {
      return attribute;
    }
    return field(whole).orElseThrow(() -> missing(whole));
  }

  /**
   * An attribute that is compared as the text that it is in the file, where it is no such number.
   */
  private Expression word(UnresolvedAttribute attribute, Expression comparison) {
    String whole = String.join(".", CollectionConverters.asJava(attribute.nameParts()));
    ConditionInput input = byName.get(whole);
    if (input == null || !WordCells.asksForText(comparison, input, table)) {
      return attribute(attribute);
    }
    ConditionInput text = input.asText();
    used.put(text.name(), text);
    return UnresolvedAttribute.quoted(text.name());
  }

  private boolean take(String name) {
    ConditionInput input = byName.containsKey(name) ? byName.get(name) : element(name);
    if (input != null) {
      used.put(name, input);
    }
    return input != null;
  }

  private ConditionInput element(String name) {
    return ConditionInput.element(table, name);
  }

  /** A field in a column of structs, which the table names by its path. */
  private Optional<Expression> field(String path) {
    boolean known = table.columns().stream().anyMatch(column -> column.name().equals(path));
    for (int dot = path.indexOf('.'); known && dot > 0; dot = path.indexOf('.', dot + 1)) {
      if (take(path.substring(0, dot))) {
        List<String> parts = new ArrayList<>(List.of(path.substring(0, dot)));
        parts.addAll(List.of(path.substring(dot + 1).split("\\.")));
        return Optional.of(new UnresolvedAttribute(CollectionConverters.asScala(parts).toSeq()));
      }
    }
    return Optional.empty();
  }

  private BadInputException missing(String name) {
    TreeSet<String> names = new TreeSet<>(byName.keySet());
    for (Column column : table.columns()) {
      if (column.size() == Column.OPEN) {
        names.add(column.element(0));
      }
    }
    boolean unread =
        table.columns().stream().anyMatch(c -> c.name().equals(name) && c.evidence() != null);
    if (unread) {
      Column column =
          table.columns().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
      return new BadInputException(
          Sentence.of(
              "column '%s' cannot be in %s: %s",
              name, Sentence.setting("where"), table.evidence(column)));
    }
    return new BadInputException(
        Sentence.of(
            "no column '%s' in %s, which %s %s names%s%s",
            name,
            table.name(),
            Sentence.setting("where"),
            Quoted.of(text),
            NearestName.hint(name, List.copyOf(names)),
            table
                .whyMissing(name)
                .map(why -> Sentence.of("; %s", why))
                .orElse(Sentence.plain(""))));
  }
}
