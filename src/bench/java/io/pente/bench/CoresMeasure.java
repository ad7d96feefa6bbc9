package io.pente.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * A pass on one core and on two: {@code local[1]} and {@code local[2]} in turn in one JVM, each with
 * the same rows in two partitions, so that nothing but the cores differs.
 */
final class CoresMeasure {
  private static final List<Shape> SHAPES =
      List.of(
          Shape.dense("A", 1_000_000, 100, 1),
          Shape.dense("B", 480_000, 256, 32),
          Shape.dense("C", 50_000, 2000, 1));
  private static final int PASSES = 9;
  private static final int WARMING = 10;

  private final Settings settings;

  CoresMeasure(Settings settings) {
    this.settings = settings;
  }

  /** Needs a JVM without a running Spark. */
  void run() {
    Map<String, List<Double>> passes = new TreeMap<>();
    for (int round = 0; round < settings.rounds; round++) {
      for (int cores = 1; cores <= Settings.CORES; cores++) {
        try (Session session = Session.local(cores)) {
          for (Shape shape : SHAPES) {
            Shape sized = shape.withRows(settings.rows(shape.rows()));
            passes
                .computeIfAbsent(shape.name() + cores, key -> new ArrayList<>())
                .add(pass(session.spark(), sized));
          }
        }
      }
    }
    SHAPES.forEach(shape -> report(shape, passes));
  }

  private double pass(SparkSession spark, Shape shape) {
    try (BlockRows rows = BlockRows.generated(spark, shape, Settings.CORES, settings.seed)) {
      Rounds.repeated(WARMING, rows::passSeconds).getAsDouble();
      return Rounds.repeated(PASSES, rows::passSeconds).getAsDouble();
    }
  }

  private void report(Shape shape, Map<String, List<Double>> passes) {
    Shape sized = shape.withRows(settings.rows(shape.rows()));
    Journal.Part journal = settings.journal().part("cores", sized.facts());
    Samples one = samples(shape.name() + ", 1 core", passes.get(shape.name() + 1));
    Samples two = samples(shape.name() + ", 2 cores", passes.get(shape.name() + 2));
    journal.add(one, "s");
    journal.add(two, "s");
    journal.ratio(one.over(two), shape.name().equals("B") ? ">= 1.8" : null);
  }

  private static Samples samples(String name, List<Double> values) {
    double[] rounds = new double[values.size()];
    Arrays.setAll(rounds, values::get);
    return new Samples(name, rounds);
  }
}
