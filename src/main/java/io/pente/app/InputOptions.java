package io.pente.app;

import java.util.List;
import picocli.CommandLine.Option;

/** Where the rows come from. */
final class InputOptions {
  @Option(
      names = "--input",
      arity = "1..*",
      required = true,
      paramLabel = "PATH",
      description = "files, folders or globs, local or any Hadoop URI")
  List<String> paths;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "csv, libsvm, parquet, json, orc or any Spark source; by the file's ending")
  String format;

  @Option(
      names = "--csv-delimiter",
      defaultValue = ",",
      paramLabel = "C",
      description = "what separates CSV cells (default: ${DEFAULT-VALUE})")
  String delimiter;

  @Option(names = "--csv-no-header", description = "the columns are c1, c2, ...")
  boolean noHeader;
}
