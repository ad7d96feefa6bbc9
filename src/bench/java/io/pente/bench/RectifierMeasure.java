package io.pente.bench;

import io.pente.data.Batch;
import io.pente.data.RectifierBlock;
import io.pente.data.RectifierMoments;
import io.pente.objective.Objective;
import io.pente.objective.Query;
import io.pente.objective.RectifierObjective;
import io.pente.spark.engine.SparkBlocks;
import io.pente.spark.pack.RectifierLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** The rectifier's pass over M and A, at one point and at eight. */
final class RectifierMeasure {
  static final String PART = "rectifier";
  private static final int DIMENSION = 100;
  private static final int POINTS = 8;
  private static final double LAMBDA = 10;
  private static final int PASSES_A_ROUND = 5;

  private final Settings settings;
  private final Shape shape;
  private final JavaRDD<RectifierBlock> cached;

  RectifierMeasure(Settings settings, SparkSession spark) {
    this.settings = settings;
    this.shape = settings.sized(Shape.dense(PART, 500_000, 2 * DIMENSION, 2)); // M, A; scale, t
    RectifierLayout layout = new RectifierLayout(DIMENSION, false, 1, -1, -1);
    this.cached =
        GeneratedBlocks.of(spark, shape, Settings.CORES, settings.seed)
            .map(layout::split)
            .persist(StorageLevel.MEMORY_ONLY());
  }

  void run() {
    SparkBlocks<RectifierBlock> blocks = new SparkBlocks<>(cached);
    RectifierMoments moments = blocks.sum(new RectifierMoments.Task(DIMENSION), "moments");
    Objective objective = new RectifierObjective(blocks, moments, LAMBDA);
    CachedBlocks<RectifierBlock> held = CachedBlocks.of(cached);
    List<Query> points = points();
    try (Machine machine = new Machine(Settings.CORES)) {
      Rounds rounds = settings.measured();
      rounds
          .measure("read floor", Rounds.repeated(PASSES_A_ROUND, () -> machine.readSeconds(held)))
          .measure("pass, 1 point", passes(objective, points.subList(0, 1)))
          .measure("pass, 8 points", passes(objective, points));
      report(rounds.run());
    }
    cached.unpersist(true);
  }

  private static DoubleSupplier passes(Objective objective, List<Query> points) {
    return Rounds.repeated(
        PASSES_A_ROUND,
        () -> Rounds.seconds(() -> objective.evaluate(points, Batch.ALL, "pass")));
  }

  private List<Query> points() {
    SplittableRandom random = new SplittableRandom(settings.seed);
    List<Query> points = new ArrayList<>();
    for (int k = 0; k < POINTS; k++) {
      double[] point = random.doubles(DIMENSION, -0.01, 0.01).toArray();
      points.add(Query.gradient(0, point));
    }
    return points;
  }

  private void report(Map<String, Samples> samples) {
    Journal.Part journal = settings.journal().part(PART, shape.facts());
    samples.values().forEach(quantity -> journal.add(quantity, "s"));
    Samples one = samples.get("pass, 1 point");
    journal.ratio(one.over(samples.get("read floor")), "<= 2.5");
    journal.ratio(samples.get("pass, 8 points").over(one), "<= 4");
  }
}
