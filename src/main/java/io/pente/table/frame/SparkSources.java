package io.pente.table.frame;

import io.pente.failure.BadInputException;
import io.pente.failure.PenteException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.message.NearestName;
import io.pente.message.SparkMessage;
import io.pente.table.Source;
import io.pente.table.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.classic.Dataset;

/**
 * Opens what Spark finds for itself, its rows in the order of its partitions: sources such as jdbc,
 * tables of its catalog, and queries.
 */
public final class SparkSources {
  private final org.apache.spark.sql.classic.SparkSession session;
  private final Source source;

  private SparkSources(SparkSession spark, Source source) {
    this.session =
        (org.apache.spark.sql.classic.SparkSession)
            FrameSource.session((org.apache.spark.sql.classic.SparkSession) spark);
    this.source = source;
  }

  /**
   * @throws UsageException for a format that there is not, or a text that is no query
   * @throws BadInputException for a table that there is not, or what Spark cannot read
   */
  public static Table open(SparkSession spark, Source source) {
    SparkSources sources = new SparkSources(spark, source);
    Dataset<Row> frame = sources.asked(sources::frame);
    sources.refuseDoubled(frame);
    return FrameTable.of(frame, source.name(), source.missingWords());
  }

  private Dataset<Row> frame() throws Exception {
    if (source.relation().isEmpty()) {
      return (Dataset<Row>) load();
    }
    Source.Relation relation = source.relation().get();
    return (Dataset<Row>)
        (relation.query() ? Queries.run(session, relation.text()) : session.table(relation.text()));
  }

  private org.apache.spark.sql.Dataset<Row> load() {
    var reader =
        session.read().format(source.format().orElseThrow()).options(source.options().values());
    return source.paths().isEmpty()
        ? reader.load()
        : reader.load(source.paths().toArray(String[]::new));
  }

  /** What Spark gives, with its refusals in one line and without secrets. */
  private Dataset<Row> asked(Callable<Dataset<Row>> asked) {
    try {
      return asked.call();
    } catch (PenteException e) {
      throw e;
    } catch (Exception e) { // Spark and drivers throw any kind, checked ones undeclared
      throw refusal(e, e instanceof SparkThrowable known ? known.getCondition() : null);
    }
  }

  private PenteException refusal(Exception e, String condition) {
    String says = source.options().hide(SparkMessage.of(e));
    if ("DATA_SOURCE_NOT_FOUND".equals(condition)) {
      return new UsageException("no such format: " + source.format().orElseThrow());
    }
    if (e instanceof ParseException && source.relation().isPresent()) {
      boolean query = source.relation().get().query();
      return new UsageException(
          Sentence.of(
              "%s is no %s: %s",
              Sentence.setting(query ? "query" : "table"),
              query ? "query in Spark's SQL" : "table's name (others stand in backquotes)",
              says));
    }
    if ("TABLE_OR_VIEW_NOT_FOUND".equals(condition) && !source.relation().orElseThrow().query()) {
      return new BadInputException(
          Sentence.of("no table '%s'%s", source.name(), NearestName.hint(source.name(), tables())));
    }
    boolean driver = e instanceof ClassNotFoundException || says.contains("No suitable driver");
    return new BadInputException(
        Sentence.of(
            "%s cannot be read%s: %s%s",
            source.name(),
            source.format().map(format -> " as " + format).orElse(""),
            says,
            driver ? " (the driver's jar has to be among spark.jars)" : ""));
  }

  private List<String> tables() {
    String name = source.name();
    int dot = name.lastIndexOf('.');
    try {
      String database = dot < 0 ? session.catalog().currentDatabase() : name.substring(0, dot);
      return session.catalog().listTables(database).collectAsList().stream()
          .map(table -> dot < 0 ? table.name() : database + "." + table.name())
          .toList();
    } catch (Exception e) { // no such database: Spark's exception is checked and undeclared
      return List.of();
    }
  }

  private void refuseDoubled(Dataset<Row> frame) {
    Set<String> seen = new HashSet<>();
    for (String name : frame.columns()) {
      if (!seen.add(name)) {
        throw new BadInputException(
            String.format(
                java.util.Locale.ROOT,
                "%s: two columns are named '%s': rename one",
                source.name(),
                name));
      }
    }
  }
}
