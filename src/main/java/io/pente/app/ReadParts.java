package io.pente.app;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.executor.InputMetrics;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What the tasks that pack rows have read: those that ended, as Spark says at once, and those that
 * run, as their executors say in heartbeats.
 */
final class ReadParts extends SparkListener {
  private static final String BYTES = "internal.metrics.input.bytesRead";
  private static final String ROWS = "internal.metrics.input.recordsRead";

  private static final String PACKING = "pack the rows of ";

  private record Read(long bytes, long rows) {}

  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger of = new AtomicInteger();
  private final Set<Integer> stages = ConcurrentHashMap.newKeySet();
  private final Map<Long, Read> read = new ConcurrentHashMap<>();

  /** Tasks that ended. */
  int done() {
    return done.get();
  }

  /** Tasks that there are. */
  int of() {
    return of.get();
  }

  long bytes() {
    return read.values().stream().mapToLong(Read::bytes).sum();
  }

  long rows() {
    return read.values().stream().mapToLong(Read::rows).sum();
  }

  @Override
  public void onJobStart(SparkListenerJobStart job) {
    String description = job.properties().getProperty("spark.job.description", "");
    if (!description.startsWith(PACKING)) {
      return;
    }
    done.set(0);
    of.set(0);
    read.clear();
    stages.clear();
    for (StageInfo stage : CollectionConverters.asJava(job.stageInfos())) {
      stages.add(stage.stageId());
      of.addAndGet(stage.numTasks());
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd task) {
    if (!stages.contains(task.stageId())) {
      return;
    }
    if (task.taskInfo().successful()) {
      done.incrementAndGet();
      InputMetrics input = task.taskMetrics().inputMetrics();
      read.put(task.taskInfo().taskId(), new Read(input.bytesRead(), input.recordsRead()));
    } else {
      read.remove(task.taskInfo().taskId());
    }
  }

  @Override
  public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate update) {
    CollectionConverters.asJava(update.accumUpdates())
        .forEach(
            task -> {
              long bytes = 0;
              long rows = 0;
              for (AccumulableInfo each : CollectionConverters.asJava(task._4())) {
                String name = each.name().isDefined() ? each.name().get() : "";
                long value =
                    each.update().isDefined() && each.update().get() instanceof Long n ? n : 0;
                bytes += name.equals(BYTES) ? value : 0;
                rows += name.equals(ROWS) ? value : 0;
              }
              if (stages.contains((Integer) (Object) task._2()) && bytes + rows > 0) {
                read.put((Long) (Object) task._1(), new Read(bytes, rows));
              }
            });
  }
}
