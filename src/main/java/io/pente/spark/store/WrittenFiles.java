package io.pente.spark.store;

import io.pente.failure.BadInputException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.adaptive.AdaptiveSparkPlanExec;
import org.apache.spark.sql.execution.command.DataWritingCommandExec;
import org.apache.spark.sql.execution.datasources.InsertIntoHadoopFsRelationCommand;
import org.apache.spark.sql.execution.metric.SQLMetric;
import org.apache.spark.sql.util.QueryExecutionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the tasks that write a table say they wrote, against what the driver then sees: of a folder
 * on a disk of its own, each executor has a part, and nobody the whole. Listens from before the
 * write until {@link #close}.
 */
public final class WrittenFiles implements QueryExecutionListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WrittenFiles.class);
  private static final int MOST_SECONDS = 60;

  private record Count(long files, long bytes, long rows) {}

  private final SparkSession spark;
  private final StagedOutput place;
  private final CompletableFuture<Count> told = new CompletableFuture<>();

  public WrittenFiles(SparkSession spark, StagedOutput place) {
    this.spark = spark;
    this.place = place;
    spark.listenerManager().register(this);
  }

  @Override
  public void onSuccess(String name, QueryExecution execution, long nanoseconds) {
    SparkPlan plan = execution.executedPlan();
    SparkPlan whole =
        plan instanceof AdaptiveSparkPlanExec adaptive ? adaptive.executedPlan() : plan;
    if (whole instanceof DataWritingCommandExec writing
        && writing.cmd() instanceof InsertIntoHadoopFsRelationCommand insert
        && insert.outputPath().toUri().getPath().equals(place.staging().toUri().getPath())) {
      told.complete(
          new Count(
              metric(whole, "numFiles"),
              metric(whole, "numOutputBytes"),
              metric(whole, "numOutputRows")));
    }
  }

  private static long metric(SparkPlan plan, String name) {
    return ((SQLMetric) plan.metrics().apply(name)).value();
  }

  @Override
  public void onFailure(String name, QueryExecution execution, Exception failure) {
    // The write itself throws.
  }

  /**
   * That all rows were written, and what was written is there.
   *
   * @param rows how many were to be written
   * @throws BadInputException otherwise
   */
  public void require(long rows) throws IOException {
    long files = 0;
    long bytes = 0;
    for (FileStatus file : place.files().listStatus(place.staging())) {
      if (file.getPath().getName().startsWith("part-")) {
        files++;
        bytes += file.getLen();
      }
    }
    Count written = told().orElse(new Count(rows > 0 ? 1 : 0, rows > 0 ? 1 : 0, rows));
    if (written.rows != rows) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%,d rows were to be written, and the tasks wrote %,d: did the input change?",
              rows,
              written.rows));
    }
    if (files < written.files || bytes < written.bytes) {
      throw new BadInputException(
          String.format(
              Locale.ROOT,
              "%,d rows went to %,d files of %,d bytes, of which the driver sees %,d of %,d bytes: name"
                  + " an output on a file system that driver and executors share",
              rows,
              written.files,
              written.bytes,
              files,
              bytes));
    }
  }

  /** Empty, which is told, where Spark's listeners are so far behind that it was dropped. */
  private Optional<Count> told() throws IOException {
    try {
      return Optional.of(told.get(MOST_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("Spark did not say what was written: it is only known that there is something");
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before it was known what was written");
    }
  }

  @Override
  public void close() {
    spark.listenerManager().unregister(this);
  }
}
