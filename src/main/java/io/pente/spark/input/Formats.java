package io.pente.spark.input;

import io.pente.failure.UsageException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The formats of files, and which one a file's name stands for. */
final class Formats {
  /** Read here, a row a line. */
  static final Set<String> OF_TEXT = Set.of("csv", "libsvm", "json");

  /** Those, and what Spark reads with a range of one file a partition. */
  static final Set<String> OF_FILES = Set.of("csv", "libsvm", "json", "parquet", "orc");

  private Formats() {}

  /** The format that a user means: letter case does not matter in the names of those above. */
  static String named(String format) {
    String lower = format.toLowerCase(Locale.ROOT);
    return OF_FILES.contains(lower) ? lower : format;
  }

  /**
   * @throws UsageException when an ending stands for no format, or files are of several
   */
  static String byEnding(Source source, List<InputFile> files) {
    Set<String> formats = new TreeSet<>();
    for (InputFile file : files) {
      formats.add(byEnding(file));
    }
    if (formats.size() > 1) {
      throw new UsageException(
          "%s has files of several formats (%s): give --format, or the files of one"
              .formatted(source.name(), String.join(", ", formats)));
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
              "the name of %s does not tell its format: give --format".formatted(file.shown()));
    };
  }
}
