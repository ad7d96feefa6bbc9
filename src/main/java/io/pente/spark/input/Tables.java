package io.pente.spark.input;

import io.pente.failure.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Opens tables. */
public final class Tables {
  private final SparkSession spark;
  private final JavaSparkContext context;

  public Tables(SparkSession spark) {
    this.spark = spark;
    this.context = new JavaSparkContext(spark.sparkContext());
  }

  /**
   * Finds the files and reads the first rows of them.
   *
   * @throws UsageException when the format is not given and the files' endings do not tell it
   * @throws io.pente.failure.BadInputException when there is no such file, or no row in it
   */
  public Table open(Source source) {
    Configuration configuration = context.hadoopConfiguration();
    List<InputFile> files = InputFiles.of(source.paths(), configuration);
    String name = String.join(", ", source.paths());
    return switch (format(source, files)) {
      case "csv" -> {
        byte[] delimiter = source.delimiter(files.get(0).ending());
        LineFormat csv = CsvHead.format(files, delimiter, source.csvHeader(), configuration);
        yield new TextTable(context, files, csv, name);
      }
      default -> throw new UsageException("not yet: " + source.format());
    };
  }

  private static String format(Source source, List<InputFile> files) {
    if (source.format() != null) {
      return source.format().toLowerCase(Locale.ROOT);
    }
    Set<String> formats = new TreeSet<>();
    for (InputFile file : files) {
      formats.add(byEnding(file));
    }
    if (formats.size() > 1) {
      throw new UsageException(
          "%s has files of several formats (%s): give --format"
              .formatted(String.join(", ", source.paths()), String.join(", ", formats)));
    }
    return formats.iterator().next();
  }

  private static String byEnding(InputFile file) {
    return switch (file.ending()) {
      case "csv", "tsv" -> "csv";
      case "libsvm", "svm", "txt" -> "libsvm";
      case "json", "jsonl", "ndjson" -> "json";
      case "parquet" -> "parquet";
      case "orc" -> "orc";
      default ->
          throw new UsageException(
              "the ending of %s does not tell its format: give --format".formatted(file.shown()));
    };
  }
}
