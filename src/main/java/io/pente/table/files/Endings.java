package io.pente.table.files;

import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import io.pente.table.Source;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which format the ending of a file's name stands for. */
public final class Endings {
  private Endings() {}

  /**
   * The one format of the files.
   *
   * @throws UsageException when an ending stands for no format, or files are of several
   */
  public static String format(Source source, List<InputFile> files) {
    Set<String> formats = new TreeSet<>();
    for (InputFile file : files) {
      formats.add(format(file));
    }
    if (formats.size() > 1) {
      throw new UsageException(
          Sentence.of(
              "%s has files of several formats (%s): give %s, or the files of one",
              source.name(), String.join(", ", formats), Sentence.setting("format")));
    }
    return formats.iterator().next();
  }

  private static String format(InputFile file) {
    return switch (file.ending()) {
      case "csv", "tsv" -> "csv";
      case "libsvm", "svm", "txt" -> "libsvm";
      case "json", "jsonl", "ndjson" -> "json";
      case "parquet" -> "parquet";
      case "orc" -> "orc";
      default ->
          throw new UsageException(
              Sentence.of(
                  "the name of %s does not tell its format: give %s",
                  file.shown(), Sentence.setting("format")));
    };
  }
}
