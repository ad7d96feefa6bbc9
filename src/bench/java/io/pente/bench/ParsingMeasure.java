package io.pente.bench;

import io.pente.table.text.ParsingRates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** What one thread parses of CSV in memory, by the processor time that it takes. */
final class ParsingMeasure {
  private static final int ROWS = 50_000;

  private final Settings settings;
  private final JavaSparkContext spark;

  ParsingMeasure(Settings settings, SparkSession spark) {
    this.settings = settings;
    this.spark = new JavaSparkContext(spark.sparkContext());
  }

  void run() {
    try {
      Path file = Files.createTempFile("parsing", ".csv");
      for (ParsingRates.Numbers numbers : ParsingRates.Numbers.values()) {
        measure(numbers, file);
      }
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure(ParsingRates.Numbers numbers, Path file) {
    String name = numbers.name().toLowerCase(Locale.ROOT);
    ParsingRates rates = ParsingRates.of(spark, file, numbers, ROWS);
    Journal.Part journal = settings.journal().part("parsing", Map.of("rows", ROWS));
    Rounds rounds =
        settings
            .measured()
            .measure(name + ": lines", rate(rates, rates::lines))
            .measure(name + ": numbers", rate(rates, rates::numbers))
            .measure(name + ": rows", rate(rates, rates::rows));
    rounds.run().values().forEach(samples -> journal.add(samples, "MB/s"));
  }

  private static DoubleSupplier rate(ParsingRates rates, DoubleSupplier work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Rounds.repeated(
        5,
        () -> {
          long start = threads.getCurrentThreadCpuTime();
          work.getAsDouble();
          return rates.length() * 1e3 / (threads.getCurrentThreadCpuTime() - start);
        });
  }
}
