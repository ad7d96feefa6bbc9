package io.pente.app;

import io.pente.failure.UsageException;
import picocli.CommandLine.Option;

/** What every command that makes a model has: how rows are read, and where the model goes. */
final class RunOptions {
  @Option(names = "--model", required = true, paramLabel = "DIR", description = "where it goes")
  String model;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      description = "into how many parts the rows go (default: by the data)")
  int partitions;

  @Option(
      names = "--bad-rows",
      paramLabel = "fail|skip",
      description = "what to do with rows that cannot be used (default: fail)")
  private String badRows = "fail";

  @Option(names = "--overwrite", description = "replace what is there")
  boolean overwrite;

  /**
   * Whether bad rows are left out and counted.
   *
   * @throws UsageException for another word than fail or skip
   */
  boolean skipBadRows() {
    if (!badRows.equals("skip") && !badRows.equals("fail")) {
      throw new UsageException("--bad-rows is fail or skip, not '%s'".formatted(badRows));
    }
    return badRows.equals("skip");
  }
}
