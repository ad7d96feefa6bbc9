package io.pente.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;

/**
 * Times Spark's evaluations of its loss from outside: each is one job of {@code RDDLossFunction}. The
 * time of one evaluation is from the start of its job to the start of the next, which has all that an
 * iteration costs; the job's own time leaves out the broadcast and the optimizer.
 */
final class EvaluationClock extends SparkListener {
  private final SparkContext context;
  private final Map<Integer, Long> running = new HashMap<>();
  private final List<Long> starts = new ArrayList<>();
  private final List<Double> jobs = new ArrayList<>();
  private boolean spilled;

  EvaluationClock(SparkSession spark) {
    this.context = spark.sparkContext();
    context.addSparkListener(this);
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart job) {
    if (job.stageInfos().last().name().contains("RDDLossFunction")) {
      running.put(job.jobId(), job.time());
      starts.add(job.time());
    }
  }

  @Override
  public synchronized void onJobEnd(SparkListenerJobEnd job) {
    Long start = running.remove(job.jobId());
    if (start != null) {
      jobs.add((job.time() - start) * 1e-3);
    }
  }

  @Override
  public synchronized void onBlockUpdated(SparkListenerBlockUpdated update) {
    spilled |= update.blockUpdatedInfo().blockId().isRDD() && update.blockUpdatedInfo().diskSize() > 0;
  }

  /** Forgets what was before. */
  synchronized void reset() {
    starts.clear();
    jobs.clear();
  }

  /** Waits for the news of the jobs that have ended. */
  private void settle() {
    try {
      context.listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Seconds from each evaluation's start to the next, since the reset; without the first, which
   * also makes and caches Spark's blocks.
   */
  double[] intervals() {
    settle();
    synchronized (this) {
      refuseSpills();
      double[] seconds = new double[Math.max(0, starts.size() - 2)];
      for (int i = 0; i < seconds.length; i++) {
        seconds[i] = (starts.get(i + 2) - starts.get(i + 1)) * 1e-3;
      }
      return seconds;
    }
  }

  /** Seconds of each evaluation's job alone, without the first. */
  double[] jobs() {
    settle();
    synchronized (this) {
      return jobs.stream().skip(1).mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** Data that went to disk would make Spark look slow for want of a heap. */
  private void refuseSpills() {
    if (spilled) {
      throw new IllegalStateException("cached rows went to disk: give more memory by --heap");
    }
  }
}
