package io.pente.app;

import io.pente.Tables;
import io.pente.table.Formats;
import io.pente.table.MissingWords;
import io.pente.table.Source;
import io.pente.table.Table;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;
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
      names = "--encoding",
      paramLabel = "NAME",
      description =
          "of text files: utf-8, utf-16, iso-8859-1, windows-1252, ... (by the byte-order mark, or"
              + " utf-8)")
  String encoding;

  @Option(
      names = "--missing-words",
      split = ",",
      paramLabel = "W",
      description =
          "what says that there is no value, beside an empty cell, null and NaN (default: na, n/a,"
              + " null, none, nil, ?, -, ., \\N, <na>, #n/a)")
  List<String> missingWords;

  @Mixin CsvFlags csv;

  /** What the options alone say; wrong usage is found without Spark. */
  Source source() {
    return new Source(
        paths,
        Optional.ofNullable(format),
        csv.options(),
        Optional.ofNullable(encoding),
        missingWords == null ? MissingWords.DEFAULT : new MissingWords(missingWords));
  }

  /**
   * Says on stderr which files there are, before Spark is: a listing takes no cluster.
   *
   * @throws io.pente.failure.BadInputException where there are none
   */
  void announce(Source source) {
    List<InputFile> files = listed(source);
    if (files.isEmpty()) {
      return;
    }
    long bytes = files.stream().mapToLong(InputFile::length).sum();
    System.err.printf(
        Locale.ROOT,
        "reading %s: %,d %s, %s%n",
        source.name(),
        files.size(),
        files.size() == 1 ? "file" : "files",
        Bytes.text(bytes));
  }

  /**
   * Looks for the files before Spark is started.
   *
   * @throws io.pente.failure.BadInputException where there are none
   */
  void requireFiles() {
    listed(source());
  }

  /** The files; none for a source that has none of its own. */
  private static List<InputFile> listed(Source source) {
    if (source.format().isPresent() && !Formats.OF_FILES.contains(source.format().get())) {
      return List.of();
    }
    return InputFiles.of(source.paths(), SparkHadoopUtil.get().newConfiguration(new SparkConf()));
  }

  /** Opens the table; what was seen of how its files are written is said on stderr. */
  Table table(SparkSession spark) {
    Table table = new Tables(spark).open(source());
    table.notes().forEach(note -> System.err.println("pente: " + Flags.text(note)));
    return table;
  }
}
