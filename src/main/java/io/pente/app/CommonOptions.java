package io.pente.app;

import io.pente.table.Source;
import org.apache.log4j.LogManager;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {
  @Option(names = "--verbose", description = "show Spark's log and stack traces")
  boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help and exit")
  boolean help;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "any of these options as 'name = value' lines; the command line wins")
  String config;

  /** The Spark session of a command that reads no table of Spark's catalog. */
  OpenSpark open(String command) {
    return open(command, false);
  }

  /** The Spark session of a command that reads a source; the caller closes it. */
  OpenSpark open(String command, Source source) {
    return open(command, source.relation().isPresent());
  }

  private OpenSpark open(String command, boolean tables) {
    OpenSpark spark = OpenSpark.named("pente " + command, tables);
    if (verbose) {
      spark.session().sparkContext().setLogLevel("INFO");
      LogManager.getLogger(Main.class)
          .info("driver heap: " + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
    }
    return spark;
  }
}
