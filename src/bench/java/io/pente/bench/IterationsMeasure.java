package io.pente.bench;

import io.pente.event.FitEvent;
import io.pente.event.FitListener;
import io.pente.settings.LinearSettings;
import io.pente.settings.Optimizer;
import io.pente.settings.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A thousand iterations of one training, by gradient descent with a step far too small to come to an
 * end: whether the last ones take longer, or more memory, than the first.
 */
final class IterationsMeasure {
  private static final Shape SHAPE = Shape.dense("iterations", 5000, 50, 2);
  private static final int ITERATIONS = 1000;
  private static final int FIRST = 100;

  private final Settings settings;
  private final SparkSession spark;
  private final List<Double> ends = new ArrayList<>();
  private final List<Double> heap = new ArrayList<>();

  IterationsMeasure(Settings settings, SparkSession spark) {
    this.settings = settings;
    this.spark = spark;
  }

  void run() {
    Dataset<Row> frame = Frames.cached(spark, SHAPE, Settings.CORES, settings.seed);
    LinearSettings options =
        LinearSettings.DEFAULTS
            .withOptimizer(Optimizer.GD)
            .withStep(new Step(1e-5))
            .withIterations(ITERATIONS)
            .withTolerance(0)
            ;
    PenteFit fit = new PenteFit(spark, frame, SHAPE, options);
    fit.fit(FitListener.NONE);
    fit.fit(listener());
    frame.unpersist(true);
    report();
  }

  private FitListener listener() {
    return event -> {
      if (event instanceof FitEvent.Iterated iterated) {
        ends.add(System.nanoTime() * 1e-9);
        int iteration = iterated.progress().iteration();
        if (iteration % FIRST == 0 && iteration > 0) {
          heap.add(usedMegabytes());
        }
      }
      return FitListener.Answer.GO_ON;
    };
  }

  /** What is reachable, in MB. */
  private static double usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) * 1e-6;
  }

  private void report() {
    if (ends.size() < ITERATIONS) {
      throw new IllegalStateException("only " + ends.size() + " iterations were made");
    }
    Journal.Part journal = settings.journal().part("iterations", SHAPE.facts());
    Samples first = intervals("iterations 2 to 100", 1, FIRST);
    Samples last = intervals("the last 100", ends.size() - FIRST, ends.size());
    journal.add(first.times(1000), "ms");
    journal.add(last.times(1000), "ms");
    journal.one("the last 100 / iterations 2 to 100", last.median() / first.median(), "x");
    journal.one("1000 iterations / 500 iterations", sum(1000) / sum(500), "x");
    journal.one("heap after 100", heap.get(0), "MB");
    journal.one("heap after 1000", heap.get(heap.size() - 1), "MB");
  }

  private double sum(int iterations) {
    double[] seconds = intervals("", 1, iterations).rounds();
    return Arrays.stream(seconds).filter(s -> !Double.isNaN(s)).sum();
  }

  /** The iteration after a garbage collection has its time in it and is left out. */
  private Samples intervals(String name, int from, int to) {
    double[] seconds = new double[to - from];
    for (int i = from; i < to; i++) {
      seconds[i - from] = i % FIRST == 1 ? Double.NaN : ends.get(i) - ends.get(i - 1);
    }
    return new Samples(name, seconds);
  }
}
