package io.pente.app;

import io.pente.Tables;
import io.pente.failure.UsageException;
import io.pente.model.Training;
import io.pente.table.ColumnRoles;
import io.pente.table.MissingWords;
import io.pente.table.Source;
import io.pente.table.SourceOptions;
import io.pente.table.Table;
import io.pente.table.files.InputFile;
import io.pente.table.files.InputFiles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the rows come from. */
final class InputOptions {
  private static final String KEPT = "missingWords";

  @Option(
      names = "--input",
      arity = "1..*",
      paramLabel = "PATH",
      description = "files, folders or globs, local or any Hadoop URI")
  private List<String> paths;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "in place of --input: a table of Spark's catalog, such as Hive's")
  private String table;

  @Option(
      names = "--query",
      paramLabel = "SQL",
      description = "in place of --input: what a query in Spark's SQL gives")
  private String query;

  @Option(
      names = "--source-option",
      paramLabel = "K=V",
      description =
          "of a Spark source that --format names, such as url=... of jdbc, which then needs no"
              + " --input; repeatable")
  private List<String> options;

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
    if (table != null && query != null) {
      throw new UsageException("--table and --query both say where the rows are: leave out one");
    }
    return new Source(
        paths(),
        Optional.ofNullable(format),
        csv.options(),
        Optional.ofNullable(encoding),
        missingWords == null ? MissingWords.DEFAULT : new MissingWords(missingWords),
        options(),
        table == null && query == null
            ? Optional.empty()
            : Optional.of(new Source.Relation(query != null, query == null ? table : query)));
  }

  /** The paths that are given, none where the rows are elsewhere. */
  List<String> paths() {
    return paths == null ? List.of() : paths;
  }

  private SourceOptions options() {
    Map<String, String> byName = new LinkedHashMap<>();
    for (String option : options == null ? List.<String>of() : options) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      if (equals < 1) {
        throw new UsageException("--source-option is of the form K=V, and '" + name + "' is not");
      }
      if (byName.put(name, option.substring(equals + 1)) != null) {
        throw new UsageException("--source-option " + name + " is given twice");
      }
    }
    return new SourceOptions(byName);
  }

  /** Says on stderr which files there are, before Spark is: a listing takes no cluster. */
  void announce(Source source) {
    announce(source, listed(source, configuration()));
  }

  private static void announce(Source source, List<InputFile> files) {
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
  void requireFiles(Source source) {
    listed(source, configuration());
  }

  /**
   * Looks for the files, and where it is quickly done for the columns, before Spark is started.
   *
   * @param told whether to say which files there are
   * @throws io.pente.failure.BadInputException where there are none, or a column is not there
   */
  void requireColumns(Source source, ColumnRoles roles, boolean told) {
    Configuration configuration = configuration();
    List<InputFile> files = listed(source, configuration);
    if (told) {
      announce(source, files);
    }
    Tables.requireColumns(source, files, roles, configuration);
  }

  private static Configuration configuration() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /** The files; none for a source that has none of its own. */
  private static List<InputFile> listed(Source source, Configuration configuration) {
    return source.isSparks() ? List.of() : InputFiles.of(source.paths(), configuration);
  }

  /** Opens the table; what was seen of how its files are written is said on stderr. */
  Table table(SparkSession spark, Source source) {
    Table table = new Tables(spark).open(source);
    table.notes().forEach(note -> System.err.println("pente: " + Flags.text(note)));
    return table;
  }

  /** The same; words for no value are those of a model's training where none are given. */
  Table table(SparkSession spark, Source source, Training training) {
    boolean kept = missingWords == null && training.settings().get(KEPT) instanceof List<?>;
    return table(
        spark,
        kept
            ? source.withMissingWords(
                ((List<?>) training.settings().get(KEPT)).stream().map(Object::toString).toList())
            : source);
  }
}
