package io.pente.table;

import io.pente.failure.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Where the rows are.
 *
 * @param paths files, folders or globs, local or any Hadoop URI
 * @param format csv, libsvm, json, parquet, orc or any Spark source; null for the file's ending
 * @param csvDelimiter one character, or {@code \t}; null for a comma, or a tab in a {@code .tsv}
 * @param csvHeader whether CSV files start with the names of their columns
 */
public record Source(List<String> paths, String format, String csvDelimiter, boolean csvHeader) {

  /**
   * @throws UsageException for a delimiter that cannot be one
   */
  public Source {
    paths = List.copyOf(paths);
    format = format == null ? null : Formats.named(format);
    if (paths.isEmpty()) {
      throw new UsageException("no input is given");
    }
    if (csvDelimiter != null) {
      bytes(csvDelimiter);
    }
  }

  /** The paths as messages show them. */
  public String name() {
    int more = paths.size() - 3;
    return more <= 1
        ? String.join(", ", paths)
        : String.join(", ", paths.subList(0, 3)) + " and " + more + " more";
  }

  public static Source of(String... paths) {
    return new Source(List.of(paths), null, null, true);
  }

  /** The delimiter in UTF-8. */
  public byte[] delimiter(String ending) {
    String byEnding = ending.equals("tsv") ? "\t" : ",";
    return bytes(csvDelimiter == null ? byEnding : csvDelimiter);
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
