package io.pente.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/** What {@code bench.sh} runs, one command after the other. */
@Command(name = "bench.sh")
public final class Benchmark {
  /** The entry point. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Benchmark());
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          System.err.println("bench.sh: " + failure);
          return 1;
        });
    System.exit(line.execute(args));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "All that one JVM measures; starts a new file of results.")
  void measure(@Mixin Settings settings) {
    settings.journal().clear();
    machine(settings);
    if (settings.includesLocal()) {
      try (Session session = Session.local(Settings.CORES)) {
        local(settings, session.spark());
      }
    }
    if (settings.includes("cores")) {
      new CoresMeasure(settings).run();
    }
    if (settings.includes("start")) {
      new StartMeasure(settings).run();
    }
  }

  private static void local(Settings settings, SparkSession spark) {
    for (Shape shape : Shape.ALL) {
      if (settings.includes(shape.name())) {
        try (ShapeMeasure measure =
            new ShapeMeasure(settings, spark, settings.sized(shape))) {
          measure.run();
        }
      }
    }
    if (settings.includes("statistics")) {
      for (Shape shape : Shape.ALL.subList(0, 2)) {
        new StatisticsMeasure(settings, spark, settings.sized(shape)).run();
      }
    }
    if (settings.includes("rectifier")) {
      new RectifierMeasure(settings, spark).run();
    }
    if (settings.includes("overhead")) {
      new OverheadMeasure(settings, spark).run();
    }
    if (settings.includes("front-door")) {
      new FrontDoorMeasure(settings, spark).run();
    }
    if (settings.includes("doubling")) {
      new DoublingMeasure(settings, spark).run();
    }
    if (settings.includes("iterations")) {
      new IterationsMeasure(settings, spark).run();
    }
    if (settings.includes("parsing")) {
      new ParsingMeasure(settings, spark).run();
    }
    if (settings.includes("files")) {
      new FilesMeasure(settings, spark).run();
    }
  }

  /** What this is, and whether the read floor is the memory's and not the loop's. */
  private static void machine(Settings settings) {
    Map<String, Object> at = new TreeMap<>(MachineFacts.machine());
    at.put("scale", settings.scale);
    at.put("gigabytes", settings.gigabytes);
    Journal.Part journal = settings.journal().part(ClusterMeasure.MACHINE, at);
    try (Machine machine = new Machine(Settings.CORES)) {
      machine.cachedBytesPerSecond();
      journal.one("read rate within cache", machine.cachedBytesPerSecond() * 1e-9, "GB/s");
    }
  }

  @Command(description = "Passes on one and two executors, for the cost model; adds to the results.")
  void cluster(@Mixin Settings settings) {
    if (settings.includes(ClusterMeasure.PART)) {
      new ClusterMeasure(settings).run();
    }
  }

  @Command(description = "Tables of the results and the fitted cost model, as Markdown.")
  void report(
      @Mixin Settings settings,
      @Option(
              names = "--publish",
              paramLabel = "FILE",
              description = "a file to rewrite too, between its marks")
          Path published) {
    Report report = new Report(settings.journal().read());
    String text = report.text();
    System.out.println(text);
    if (published != null) {
      Published.rewrite(published, text);
    }
  }
}
