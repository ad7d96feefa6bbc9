package io.pente.table;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.UsageException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the rows are. Immutable: each {@code with} is another value.
 *
 * @param paths files, folders or globs, local or any Hadoop URI
 * @param format csv, libsvm, json, parquet, orc or any Spark source; empty for the files' ending
 * @param csv how CSV files are written
 * @param encoding the character set of text files, any that Java knows; empty for UTF-8, or what a
 *     byte-order mark says
 * @param missingWords what says that there is no value, beside an empty cell, null and NaN
 */
public record Source(
    List<String> paths,
    Optional<String> format,
    CsvOptions csv,
    Optional<String> encoding,
    MissingWords missingWords) {

  /**
   * @throws UsageException where there is no path, or no such encoding
   */
  public Source {
    paths = List.copyOf(paths);
    format = format.map(Formats::named);
    if (paths.isEmpty()) {
      throw new UsageException("no input is given");
    }
    encoding = encoding.map(Source::charset);
  }

  /** The name of a character set as Java has it; {@code latin1} and the like are other names. */
  private static String charset(String name) {
    try {
      return Charset.forName(name.toLowerCase(Locale.ROOT)).name();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw InvalidSettingException.choice(
          "encoding",
          name,
          "utf-8, utf-16, utf-16le, utf-16be, iso-8859-1, windows-1252 and others that Java knows");
    }
  }

  public static Source of(String... paths) {
    return of(List.of(paths));
  }

  public static Source of(List<String> paths) {
    return new Source(
        paths, Optional.empty(), CsvOptions.DEFAULT, Optional.empty(), MissingWords.DEFAULT);
  }

  public Source withFormat(String name) {
    return new Source(paths, Optional.of(name), csv, encoding, missingWords);
  }

  public Source withEncoding(String name) {
    return new Source(paths, format, csv, Optional.of(name), missingWords);
  }

  public Source withCsv(CsvOptions options) {
    return new Source(paths, format, options, encoding, missingWords);
  }

  public Source withMissingWords(Collection<String> words) {
    return new Source(paths, format, csv, encoding, new MissingWords(words));
  }

  public Source withCsvDelimiter(String delimiter) {
    return withCsv(csv.withDelimiter(delimiter));
  }

  public Source withCsvHeader(boolean named) {
    return withCsv(csv.withHeader(named));
  }

  /** The paths as messages show them. */
  public String name() {
    int more = paths.size() - 3;
    return more <= 1
        ? String.join(", ", paths)
        : String.join(", ", paths.subList(0, 3)) + " and " + more + " more";
  }

  /** The delimiter that is given, in UTF-8. */
  public Optional<byte[]> delimiter() {
    return csv.delimiter().map(CsvOptions::character);
  }
}
