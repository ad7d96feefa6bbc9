package io.pente.bench;

import io.pente.data.LinearBlock;
import io.pente.event.FitListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * One shape: the machine's floors, the kernels alone, a pass, an evaluation of Spark's l-bfgs, and
 * whole fits of both from the same cached DataFrame to the same gradient.
 */
final class ShapeMeasure implements AutoCloseable {
  static final double GRADIENT = 1e-8;
  private static final int PASSES_A_ROUND = 5;
  private static final int ITERATIONS_WITHOUT_A_FIT = 10;

  private final Settings settings;
  private final Journal.Part journal;
  private final SparkSession spark;
  private final Shape shape;
  private final Goals goals;
  private final Dataset<Row> frame;
  private final BlockRows rows;
  private final Machine machine = new Machine(Settings.CORES);
  private final EvaluationClock clock;
  private final Set<String> fallingShort = new HashSet<>();
  private final List<Double> evaluations = new ArrayList<>();
  private final List<Double> evaluationJobs = new ArrayList<>();

  ShapeMeasure(Settings settings, SparkSession spark, Shape shape) {
    this.settings = settings;
    this.journal = settings.journal().part(shape.name(), shape.facts());
    this.spark = spark;
    this.shape = shape;
    this.goals = Goals.of(shape.name());
    this.frame = Frames.cached(spark, shape, Settings.CORES, settings.seed);
    this.rows = BlockRows.packed(spark, frame, shape);
    this.clock = new EvaluationClock(spark);
  }

  void run() {
    cachedSize();
    Rounds rounds = settings.measured();
    addPasses(rounds);
    if (shape.sparse()) {
      if (!settings.withoutSpark) {
        addIterations(rounds);
      }
    } else {
      addFits(rounds);
    }
    Map<String, Samples> samples = rounds.run();
    rows.cachedBytes(); // refuses results of blocks that had to make room
    reportPasses(samples);
    if (!shape.sparse()) {
      reportFits(samples);
    }
  }

  private void addIterations(Rounds rounds) {
    SparkFit fit = SparkFit.iterating(frame, target(), ITERATIONS_WITHOUT_A_FIT);
    fit.fit();
    addSparkFit(rounds, fit);
  }

  private void cachedSize() {
    double plain = 8.0 * shape.rows() * (shape.features() + shape.targets());
    double over = rows.cachedBytes() / (shape.sparse() ? (double) shape.bytes() : plain);
    Samples ratio = new Samples("cached bytes / plain doubles", new double[] {over});
    journal.ratio(ratio, shape.sparse() ? null : "<= 1.15");
  }

  private String target() {
    return Frames.targets(shape).get(0);
  }

  private void addPasses(Rounds rounds) {
    CachedBlocks<LinearBlock> held = rows.held();
    BlockRows.Kernels kernels = rows.kernels(held);
    rounds
        .measure("read floor", Rounds.repeated(PASSES_A_ROUND, () -> machine.readSeconds(held)))
        .measure(
            "FMA floor",
            Rounds.repeated(
                PASSES_A_ROUND, () -> shape.operations() / machine.operationsPerSecond()))
        .measure(
            "kernels without Spark",
            Rounds.repeated(PASSES_A_ROUND, () -> kernels.seconds(machine)))
        .measure("Pente pass", Rounds.repeated(PASSES_A_ROUND, rows::passSeconds));
  }

  private void addFits(Rounds rounds) {
    if (!settings.withoutSpark) {
      addSparkFits(rounds);
    }
    for (String optimizer : List.of("auto", "lbfgs")) {
      PenteFit fit = PenteFit.reaching(GRADIENT, spark, frame, shape, optimizer);
      reached("Pente " + optimizer, fit.relativeGradient(rows));
      rounds.measureWarm(
          "Pente %s fit".formatted(optimizer),
          () -> Rounds.cleanSeconds(() -> fit.fit(FitListener.NONE)));
    }
  }

  private void addSparkFits(Rounds rounds) {
    SparkFit iterating = SparkFit.reaching(GRADIENT, frame, target(), rows);
    reached("Spark l-bfgs", iterating.relativeGradient(rows));
    addSparkFit(rounds, iterating);
    if (shape.features() <= SparkFit.MOST_NORMAL_FEATURES) {
      SparkFit normal = SparkFit.normal(frame, target());
      reached("Spark normal", normal.relativeGradient(rows));
      rounds.measureWarm("Spark normal fit", () -> Rounds.cleanSeconds(normal::fit));
    }
  }

  /** Notes where a fit ends; one that ends short of the goal is not compared with. */
  private void reached(String fit, double gradient) {
    journal.one(fit + ", gradient reached", gradient, "rel.");
    if (gradient > GRADIENT) {
      fallingShort.add(fit + " fit");
    }
  }

  /** A fit that has run before, and the time of an evaluation in it. */
  private void addSparkFit(Rounds rounds, SparkFit fit) {
    rounds.measureWarm(
        "Spark l-bfgs fit",
        () -> {
          clock.reset();
          double seconds = Rounds.cleanSeconds(fit::fit);
          evaluations.add(Samples.median(clock.intervals()));
          evaluationJobs.add(Samples.median(clock.jobs()));
          return seconds;
        });
  }

  /** What the fits of the rounds saw on the way. */
  private Samples seen(String name, List<Double> values) {
    double[] rounds = new double[settings.rounds];
    Arrays.setAll(rounds, i -> i < values.size() ? values.get(i) : Double.NaN);
    return new Samples(name, rounds);
  }

  private void reportPasses(Map<String, Samples> samples) {
    Samples evaluation = seen("Spark evaluation, one target", evaluations);
    Samples pass = samples.get("Pente pass");
    for (String name : List.of("read floor", "FMA floor", "kernels without Spark", "Pente pass")) {
      journal.add(samples.get(name), "s");
    }
    if (!settings.withoutSpark) {
      journal.add(evaluation, "s");
      journal.add(seen("Spark evaluation, its job alone", evaluationJobs), "s");
    }
    journal.one("read rate", shape.bytes() / samples.get("read floor").median() * 1e-9, "GB/s");
    journal.one("FMA rate", shape.operations() / samples.get("FMA floor").median() * 1e-9, "GFLOP/s");
    journal.ratio(pass.over(samples.get("read floor")), goals.overReadFloor());
    journal.ratio(pass.over(samples.get("FMA floor")), goals.overMultiplyAddFloor());
    if (settings.withoutSpark) {
      return;
    }
    journal.ratio(
        evaluation.times(shape.targets()).named(evaluations()).over(pass), goals.evaluation());
    journal.ratio(
        seen(evaluations() + ", jobs alone", evaluationJobs).times(shape.targets()).over(pass), null);
  }

  private String evaluations() {
    return shape.targets() == 1 ? "Spark evaluation" : shape.targets() + " Spark evaluations";
  }

  private void reportFits(Map<String, Samples> samples) {
    samples.forEach(
        (name, fit) -> {
          if (name.endsWith(" fit")) {
            journal.add(fit, "s");
          }
        });
    Samples fastest =
        Stream.of("Spark l-bfgs fit", "Spark normal fit")
            .filter(name -> samples.containsKey(name) && !fallingShort.contains(name))
            .map(samples::get)
            .reduce(Samples::or)
            .orElse(null);
    if (fastest == null || fallingShort.contains("Pente auto fit")) {
      return;
    }
    String name = shape.targets() == 1 ? "Spark's faster fit" : shape.targets() + " of Spark's faster fits";
    journal.ratio(
        fastest.times(shape.targets()).named(name).over(samples.get("Pente auto fit")),
        goals.fit());
    fitAllTargets(fastest);
  }

  /** Whether p fits take p times one fit: measured where it does not take long. */
  private void fitAllTargets(Samples fastest) {
    double one = fastest.median();
    if (shape.targets() == 1 || one * shape.targets() > settings.seconds) {
      return;
    }
    SparkFit fit =
        fastest.name().contains("normal")
            ? SparkFit.normal(frame, target())
            : SparkFit.reaching(GRADIENT, frame, target(), rows);
    double all =
        Rounds.cleanSeconds(() -> Frames.targets(shape).forEach(target -> fit.of(target).fit()));
    journal.one("Spark, all %d targets one by one".formatted(shape.targets()), all, "s");
    journal.one("the same / targets x one fit", all / one / shape.targets(), "x");
  }

  @Override
  public void close() {
    machine.close();
    rows.close();
    frame.unpersist(true);
    spark.sparkContext().removeSparkListener(clock);
  }
}
