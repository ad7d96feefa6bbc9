package io.pente.bench;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Passes on one and on two executors of one core, processes of their own on this machine: some sizes
 * to fit the cost model to, others to check it with.
 */
final class ClusterMeasure {
  static final String PART = "cluster";
  static final String MACHINE = "machine";
  private static final int MEGABYTES = 1400;
  private static final int PASSES = 9;
  private static final double WARMING_SECONDS = 1.5;

  private final Settings settings;

  ClusterMeasure(Settings settings) {
    this.settings = settings;
  }

  /** A size and its number of tasks. */
  private record Case(Shape shape, int tasks, boolean toFit) {}

  private List<Case> cases() {
    return List.of(
        new Case(Shape.dense("long", settings.rows(400_000), 100, 1), 2, true),
        new Case(Shape.dense("many targets", settings.rows(120_000), 256, 32), 2, true),
        new Case(Shape.dense("some targets", settings.rows(240_000), 256, 8), 2, true),
        new Case(Shape.dense("wide", settings.rows(40_000), 1000, 1), 4, true),
        new Case(Shape.dense("tiny", 1000, 10, 1), 2, true),
        new Case(Shape.dense("tiny", 1000, 10, 1), 64, true),
        new Case(sums(200_000, 2), 2, true),
        new Case(sums(200_000, 16), 16, true),
        new Case(sums(1_000_000, 4), 4, true),
        new Case(sums(600_000, 60), 60, true),
        new Case(Shape.dense("longer", settings.rows(800_000), 100, 1), 4, false),
        new Case(Shape.dense("16 targets", settings.rows(120_000), 256, 16), 2, false),
        new Case(Shape.dense("wider", settings.rows(20_000), 2000, 1), 2, false),
        new Case(Shape.dense("tiny", 1000, 10, 1), 32, false),
        new Case(sums(500_000, 8), 8, false),
        new Case(sums(1_000_000, 36), 36, false));
  }

  /** Little data and large partial sums: ten rows a task, with a tenth of the features each. */
  private static Shape sums(int features, int tasks) {
    return Shape.sparse("sums", 10L * tasks, features, features / 10);
  }

  void run() {
    floors();
    for (int executors = 1; executors <= Settings.CORES; executors++) {
      try (Session session = Session.cluster(executors, MEGABYTES)) {
        for (Case one : cases()) { // what is compiled for one case serves the next
          measured(session.spark(), one);
        }
        for (Case one : cases()) {
          report(one, executors, measured(session.spark(), one));
        }
      }
    }
  }

  /** How much one thread reads of half a gigabyte, and how much two do. */
  private void floors() {
    double[][] arrays = new double[1024][64 << 10];
    double gigabytes = 8e-9 * arrays.length * arrays[0].length;
    try (Machine one = new Machine(1);
        Machine two = new Machine(2)) {
      Map<String, Samples> rates =
          settings
              .measured()
              .measure("1", Rounds.repeated(PASSES, () -> gigabytes / one.read(arrays)))
              .measure("2", Rounds.repeated(PASSES, () -> gigabytes / two.read(arrays)))
              .run();
      rates.forEach(
          (threads, rate) ->
              settings
                  .journal()
                  .part(MACHINE, Map.of("threads", Integer.parseInt(threads)))
                  .add(rate.named("read rate, threads: " + threads), "GB/s"));
    }
  }

  private double[] measured(SparkSession spark, Case one) {
    System.err.printf("%tT %s%n", LocalTime.now(), one);
    try (BlockRows rows =
        BlockRows.generated(spark, one.shape(), one.tasks(), settings.seed)) {
      warm(rows);
      double[] passes = new double[PASSES];
      Arrays.setAll(passes, i -> rows.passSeconds());
      return passes;
    }
  }

  private void report(Case one, int executors, double[] passes) {
    Map<String, Object> at = new LinkedHashMap<>(one.shape().facts());
    at.put("executors", executors);
    at.put("tasks", one.tasks());
    at.put("use", one.toFit() ? "fit" : "check");
    settings.journal().part(PART, at).add(new Samples(name(one, executors), passes), "s");
  }

  private static void warm(BlockRows rows) {
    double spent = 0;
    while (spent < WARMING_SECONDS) {
      spent += rows.passSeconds();
    }
  }

  private static String name(Case one, int executors) {
    return "%s, %d tasks, %d executor%s"
        .formatted(one.shape().name(), one.tasks(), executors, executors == 1 ? "" : "s");
  }
}
