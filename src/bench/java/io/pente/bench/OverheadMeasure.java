package io.pente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What a pass costs where the data costs nothing: 1000 rows of 100 features. */
final class OverheadMeasure {
  private static final Shape SMALL = Shape.dense("overhead", 1000, 100, 1);
  private static final int PASSES = 200;
  private static final int PASSES_IN_TURN = 20;

  private final Settings settings;
  private final SparkSession spark;
  private final List<Double> pente = new ArrayList<>();
  private final List<Double> bare = new ArrayList<>();
  private final List<Double> broadcast = new ArrayList<>();
  private final List<Double> evaluations = new ArrayList<>();

  OverheadMeasure(Settings settings, SparkSession spark) {
    this.settings = settings;
    this.spark = spark;
  }

  void run() {
    Dataset<Row> frame = Frames.cached(spark, SMALL, Settings.CORES, settings.seed);
    EvaluationClock clock = new EvaluationClock(spark);
    try (BlockRows rows = BlockRows.packed(spark, frame, SMALL)) {
      turns(rows, SparkFit.iterating(frame, Frames.targets(SMALL).get(0), 100), clock);
    } finally {
      frame.unpersist(true);
      spark.sparkContext().removeSparkListener(clock);
    }
    report();
  }

  private void turns(BlockRows rows, SparkFit fit, EvaluationClock clock) {
    JavaRDD<Integer> numbers =
        new JavaSparkContext(spark.sparkContext())
            .parallelize(IntStream.range(0, 1000).boxed().toList(), Settings.CORES)
            .cache();
    for (int i = 0; i < 3 * PASSES_IN_TURN; i++) { // warm
      turn(rows, numbers);
    }
    fit(fit);
    List.of(pente, bare, broadcast).forEach(List::clear);
    clock.reset();
    while (pente.size() < PASSES || !settings.withoutSpark && evaluations.size() < PASSES) {
      for (int i = 0; i < PASSES_IN_TURN; i++) {
        turn(rows, numbers);
      }
      fit(fit);
      DoubleStream.of(clock.intervals()).forEach(evaluations::add);
      clock.reset();
    }
    numbers.unpersist();
  }

  private void fit(SparkFit fit) {
    if (!settings.withoutSpark) {
      fit.fit();
    }
  }

  private void turn(BlockRows rows, JavaRDD<Integer> numbers) {
    pente.add(rows.passSeconds());
    bare.add(Rounds.seconds(() -> numbers.map(i -> i + 1).collect()));
    broadcast.add(Rounds.seconds(() -> broadcastJob(numbers)));
  }

  private void broadcastJob(JavaRDD<Integer> numbers) {
    Broadcast<double[]> shared =
        JavaSparkContext.fromSparkContext(numbers.context())
            .broadcast(new double[SMALL.features()]);
    numbers.map(i -> i + shared.value().length).collect();
    shared.destroy();
  }

  private void report() {
    Journal.Part journal = settings.journal().part("overhead", SMALL.facts());
    Samples pass = samples("Pente pass", pente);
    Samples evaluation = samples("Spark evaluation", evaluations);
    journal.add(pass.times(1000), "ms", "<= 20");
    journal.add(samples("bare Spark job", bare).times(1000), "ms");
    journal.add(samples("Spark job with a broadcast", broadcast).times(1000), "ms");
    if (settings.withoutSpark) {
      return;
    }
    journal.add(evaluation.times(1000), "ms");
    double ratio = evaluation.median() / pass.median();
    journal.ratio(
        new Samples("Spark evaluation / Pente pass", new double[] {ratio}), ">= 2");
  }

  private static Samples samples(String name, List<Double> values) {
    return new Samples(name, values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
