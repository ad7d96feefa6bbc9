package io.pente.app;

import io.pente.Tables;
import io.pente.table.Source;
import io.pente.table.Table;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
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
      paramLabel = "C",
      description = "what separates CSV cells (default: a comma; a tab in a .tsv)")
  String delimiter;

  @Option(names = "--csv-no-header", description = "the columns are c1, c2, ...")
  boolean noHeader;

  /** What the options alone say; wrong usage is found without Spark. */
  Source source() {
    return new Source(
        paths, Optional.ofNullable(format), Optional.ofNullable(delimiter), !noHeader);
  }

  /** Opens the table. */
  Table table(SparkSession spark) {
    return new Tables(spark).open(source());
  }
}
