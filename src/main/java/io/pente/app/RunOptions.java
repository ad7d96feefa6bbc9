package io.pente.app;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.UsageException;
import io.pente.settings.RowSettings;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that makes a model has: how rows are read, and where the model goes. */
final class RunOptions {
  @Option(names = "--model", required = true, paramLabel = "DIR", description = "where it goes")
  String model;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description =
          "into how many parts the rows go, in whole blocks of half a megabyte (default: by the"
              + " data)")
  private int partitions = RowSettings.DEFAULTS.partitions();

  @Mixin private SkipOptions skips;

  @Mixin private WhereOption where;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description =
          "auto, a bar on a terminal and plain lines elsewhere; plain; off (default: auto)")
  String progress = "auto";

  @Option(names = "--json", description = "print the summary as one JSON object")
  boolean json;

  @Option(names = "--overwrite", description = "replace what is there")
  boolean overwrite;

  /**
   * Whether the run is to say how far it is.
   *
   * @throws InvalidSettingException for another word than auto, plain or off
   */
  boolean tells() {
    requireProgress(progress);
    return !progress.equals("off");
  }

  /** Refuses another word than auto, plain or off. */
  static void requireProgress(String progress) {
    if (!List.of("auto", "plain", "off").contains(progress)) {
      throw InvalidSettingException.choice("progress", progress, "auto, plain, off");
    }
  }

  /**
   * How rows are read.
   *
   * @throws UsageException for another word than fail or skip, or no possible number of parts
   */
  RowSettings rows() {
    return where.of(skips.of(RowSettings.DEFAULTS.withPartitions(partitions)));
  }
}
