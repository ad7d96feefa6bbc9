package io.pente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** A pass as rows, features and targets double, all sizes interleaved. */
final class DoublingMeasure {
  private static final int PASSES_A_ROUND = 5;

  private final Settings settings;
  private final SparkSession spark;

  DoublingMeasure(Settings settings, SparkSession spark) {
    this.settings = settings;
    this.spark = spark;
  }

  private List<Shape> shapes() {
    long many = settings.rows(1_500_000);
    long few = settings.rows(240_000);
    return List.of(
        Shape.dense("q x 100 -> 1", many, 100, 1),
        Shape.dense("2q x 100 -> 1", 2 * many, 100, 1),
        Shape.dense("q x 200 -> 1", many, 200, 1),
        Shape.dense("q x 256 -> 16", few, 256, 16),
        Shape.dense("2q x 256 -> 16", 2 * few, 256, 16),
        Shape.dense("q x 256 -> 32", few, 256, 32));
  }

  void run() {
    List<BlockRows> all = new ArrayList<>();
    Rounds rounds = settings.measured();
    for (Shape shape : shapes()) {
      BlockRows rows = BlockRows.generated(spark, shape, Settings.CORES, settings.seed);
      all.add(rows);
      rounds.measure(shape.name(), Rounds.repeated(PASSES_A_ROUND, rows::passSeconds));
    }
    report(rounds.run());
    all.forEach(BlockRows::close);
  }

  private void report(Map<String, Samples> passes) {
    for (Shape shape : shapes()) {
      settings.journal().part("doubling", shape.facts()).add(passes.get(shape.name()), "s");
    }
    rows(passes, "2q x 100 -> 1", "q x 100 -> 1", "rows doubled, 1 target");
    rows(passes, "2q x 256 -> 16", "q x 256 -> 16", "rows doubled, 16 targets");
    ratio(passes, "q x 200 -> 1", "q x 100 -> 1", "features doubled");
    ratio(passes, "q x 256 -> 32", "q x 256 -> 16", "targets doubled");
  }

  private double ratio(Map<String, Samples> passes, String more, String less, String name) {
    Samples ratio = passes.get(more).over(passes.get(less)).named(name);
    return part().ratio(ratio, null).median();
  }

  /** Twice the rows should take twice the time. */
  private void rows(Map<String, Samples> passes, String more, String less, String name) {
    double off = Math.abs(ratio(passes, more, less, name) / 2 - 1);
    part().ratio(new Samples(name + ": off from 2 by", new double[] {off}), "<= 0.15");
  }

  private Journal.Part part() {
    return settings.journal().part("doubling", Map.of());
  }
}
