package io.pente.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that all commands share. */
final class Settings {
  /** The threads of local measurements. */
  static final int CORES = 2;

  private static final Set<String> APART = Set.of("cores", "start", ClusterMeasure.PART);

  @Option(
      names = "--scale",
      paramLabel = "F",
      description = "times the rows of the issue's sizes (default: ${DEFAULT-VALUE})",
      defaultValue = "0.25")
  double scale;

  @Option(
      names = "--gigabytes",
      paramLabel = "NAME=G",
      split = ",",
      description = "GB of X of a shape instead, such as A=3,B=1,C=3")
  Map<String, Double> gigabytes = new HashMap<>();

  @Option(
      names = "--only",
      paramLabel = "PART",
      split = ",",
      description =
          "of A, B, C, D, statistics, rectifier, overhead, front-door, doubling, iterations, parsing, files, cores, start, cluster (default: all)")
  List<String> only = new ArrayList<>();

  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "of the narrow files; 2350000 are 1 GB of CSV (default: ${DEFAULT-VALUE})",
      defaultValue = "480000")
  long fileRows;

  @Option(
      names = "--file",
      paramLabel = "NAME",
      split = ",",
      description = "of narrow.csv, wide.csv, narrow.csv.gz, narrow.parquet, narrow.libsvm, narrow.json (default: all)")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "interleaved rounds, after one that warms up (default: ${DEFAULT-VALUE})",
      defaultValue = "5")
  int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "a quantity that took longer in all is left out of later rounds (default: ${DEFAULT-VALUE})",
      defaultValue = "60")
  double seconds;

  @Option(
      names = "--without-spark",
      description = "leave Spark's own evaluations and fits out, as to compare two commits")
  boolean withoutSpark;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "of the rows (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  long seed;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "lines of JSON (default: ${DEFAULT-VALUE})",
      defaultValue = "target/bench.jsonl")
  Path output;

  boolean includes(String part) {
    return only.isEmpty() || only.contains(part);
  }

  /** Whether anything is asked for that runs in one session of this JVM. */
  boolean includesLocal() {
    return only.isEmpty() || only.stream().anyMatch(part -> !APART.contains(part));
  }

  Rounds measured() {
    return new Rounds(rounds, seconds);
  }

  Journal journal() {
    return new Journal(output);
  }

  /** A shape in the size asked for. */
  Shape sized(Shape shape) {
    Double asked = gigabytes.get(shape.name());
    return asked == null ? shape.scaled(scale) : shape.holding(asked * 1e9);
  }

  /** A number of rows at the scale asked for. */
  long rows(long atScaleOne) {
    return Math.max(8, Math.round(atScaleOne * scale));
  }
}
