package io.pente.table.frame;

import io.pente.failure.BadInputException;
import io.pente.failure.UsageException;
import io.pente.table.Source;
import io.pente.table.Table;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import java.util.List;
import java.util.Locale;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.classic.Dataset;

/** Opens what Spark's own sources read. */
public final class FrameSource {
  private FrameSource() {}

  /** Parquet or ORC files. */
  public static Table files(
      SparkSession spark, Source source, List<InputFile> files, String format) {
    SparkSession session = session(spark);
    Dataset<Row> frame = load(session, source, format);
    if (frame.schema().isEmpty()) {
      throw new BadInputException(source.name() + " has no columns");
    }
    return new FrameTable(frame, source.name(), new FileSplits(session, files));
  }

  /** Any other source, its rows in the order of its partitions. */
  public static Table other(SparkSession spark, Source source) {
    return new FrameTable(
        load(session(spark), source, source.format().orElseThrow()), source.name(), null);
  }

  /** A session whose settings are the table's own. */
  private static SparkSession session(SparkSession spark) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.caseSensitive", "true");
    session.conf().set("spark.sql.session.timeZone", "UTC");
    return session;
  }

  private static Dataset<Row> load(SparkSession session, Source source, String format) {
    try {
      return (Dataset<Row>)
          session.read().format(format).load(source.paths().toArray(String[]::new));
    } catch (Exception e) { // Spark throws its AnalysisException, which is checked, undeclared
      if (e instanceof SparkThrowable known
          && "DATA_SOURCE_NOT_FOUND".equals(known.getCondition())) {
        throw new UsageException("no such format: " + format);
      }
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%s cannot be read as %s: %s",
              source.name(),
              format,
              InputFiles.firstLine(e)),
          e);
    }
  }
}
