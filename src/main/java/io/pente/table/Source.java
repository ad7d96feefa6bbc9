package io.pente.table;

import io.pente.failure.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the rows are. Immutable: each {@code with} is another value.
 *
 * @param paths files, folders or globs, local or any Hadoop URI
 * @param format csv, libsvm, json, parquet, orc or any Spark source; empty for the files' ending
 * @param csvDelimiter one character, or {@code \t}; empty for a comma, or a tab in a {@code .tsv}
 * @param csvHeader whether CSV files start with the names of their columns
 */
public record Source(
    List<String> paths, Optional<String> format, Optional<String> csvDelimiter, boolean csvHeader) {

  /**
   * @throws UsageException where there is no path, or for a delimiter that cannot be one
   */
  public Source {
    paths = List.copyOf(paths);
    format = format.map(Formats::named);
    if (paths.isEmpty()) {
      throw new UsageException("no input is given");
    }
    csvDelimiter.ifPresent(Source::bytes);
  }

  public static Source of(String... paths) {
    return of(List.of(paths));
  }

  public static Source of(List<String> paths) {
    return new Source(paths, Optional.empty(), Optional.empty(), true);
  }

  public Source withFormat(String name) {
    return new Source(paths, Optional.of(name), csvDelimiter, csvHeader);
  }

  public Source withCsvDelimiter(String delimiter) {
    return new Source(paths, format, Optional.of(delimiter), csvHeader);
  }

  public Source withCsvHeader(boolean named) {
    return new Source(paths, format, csvDelimiter, named);
  }

  /** The paths as messages show them. */
  public String name() {
    int more = paths.size() - 3;
    return more <= 1
        ? String.join(", ", paths)
        : String.join(", ", paths.subList(0, 3)) + " and " + more + " more";
  }

  /** The delimiter in UTF-8. */
  public byte[] delimiter(String ending) {
    String byEnding = ending.equals("tsv") ? "\t" : ",";
    return bytes(csvDelimiter.orElse(byEnding));
  }

  private static byte[] bytes(String delimiter) {
    String character = delimiter.equals("\\t") ? "\t" : delimiter;
    boolean one = character.codePointCount(0, character.length()) == 1;
    if (!one || "\"\r\n0123456789+-.eE".contains(character)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "the CSV delimiter must be one character that is no part of a number, a quote or a"
                  + " line's end, not '%s'",
              delimiter));
    }
    return character.getBytes(StandardCharsets.UTF_8);
  }
}
