package io.pente.table;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.Sentence;
import io.pente.failure.UsageException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * @param options of a Spark source, which may name its rows by them instead of by paths
 * @param relation a table or a query of Spark, in place of paths
 */
public record Source(
    List<String> paths,
    Optional<String> format,
    CsvOptions csv,
    Optional<String> encoding,
    MissingWords missingWords,
    SourceOptions options,
    Optional<Relation> relation) {

  /**
   * A table of Spark's catalog, or a query.
   *
   * @param query whether the text is a query in Spark's SQL; otherwise a table's name
   */
  public record Relation(boolean query, String text) {
    /** What messages call it. */
    public String name() {
      return query ? "the query" : text;
    }

    private Sentence.Setting setting() {
      return Sentence.setting(query ? "query" : "table");
    }
  }

  /**
   * @throws UsageException where nothing says where the rows are, or two things do, where options
   *     are given for what has none, or for no such encoding
   */
  public Source {
    paths = List.copyOf(paths);
    format = format.map(Formats::named);
    if (relation.isPresent()) {
      refuseBeside(relation.get(), !paths.isEmpty(), format.isPresent(), !options.isEmpty());
    } else if (!options.isEmpty()) {
      requireSparks(format);
    } else if (paths.isEmpty()) {
      throw new UsageException(
          Sentence.of(
              "no input is given: name it by %s, %s, %s, or %s with %s",
              Sentence.setting("input"),
              Sentence.setting("table"),
              Sentence.setting("query"),
              Sentence.setting("format"),
              Sentence.setting("sourceOption")));
    }
    encoding = encoding.map(Source::charset);
  }

  private static void refuseBeside(
      Relation relation, boolean paths, boolean format, boolean options) {
    if (paths || format || options) {
      throw new UsageException(
          Sentence.of(
              "%s says where the rows are: leave out %s",
              relation.setting(),
              Sentence.setting(paths ? "input" : format ? "format" : "sourceOption")));
    }
  }

  /** Formats that are read here have options of their own. */
  private static void requireSparks(Optional<String> format) {
    if (format.isEmpty()) {
      throw new UsageException(
          Sentence.of(
              "%s needs %s, the name of a source of Spark's",
              Sentence.setting("sourceOption"), Sentence.setting("format")));
    }
    if (Formats.OF_FILES.contains(format.get())) {
      throw new UsageException(
          Sentence.of(
              "%s is for sources that Spark reads, not for %s: %s",
              Sentence.setting("sourceOption"), format.get(), instead(format.get())));
    }
  }

  private static Sentence instead(String format) {
    return switch (format) {
      case "csv" ->
          Sentence.of(
              "there are %s, %s, %s and others",
              Sentence.setting("csvDelimiter"),
              Sentence.setting("csvHeader"),
              Sentence.setting("encoding"));
      case "json" ->
          Sentence.of(
              "there are %s and %s",
              Sentence.setting("encoding"), Sentence.setting("missingWords"));
      default -> Sentence.of("there is %s", Sentence.setting("missingWords"));
    };
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
    return of(paths, Optional.empty());
  }

  /** A source of Spark's that its options alone describe, such as jdbc. */
  public static Source ofFormat(String name, Map<String, String> options) {
    return new Source(
        List.of(),
        Optional.of(name),
        CsvOptions.DEFAULT,
        Optional.empty(),
        MissingWords.DEFAULT,
        new SourceOptions(options),
        Optional.empty());
  }

  /** A table of Spark's catalog, such as Hive's, as SQL names it. */
  public static Source ofTable(String name) {
    return of(List.of(), Optional.of(new Relation(false, name)));
  }

  /** What a query in Spark's SQL gives. */
  public static Source ofQuery(String sql) {
    return of(List.of(), Optional.of(new Relation(true, sql)));
  }

  private static Source of(List<String> paths, Optional<Relation> relation) {
    return new Source(
        paths,
        Optional.empty(),
        CsvOptions.DEFAULT,
        Optional.empty(),
        MissingWords.DEFAULT,
        SourceOptions.NONE,
        relation);
  }

  /** Other files, read alike. */
  public Source withPaths(List<String> others) {
    return new Source(others, format, csv, encoding, missingWords, options, relation);
  }

  public Source withFormat(String name) {
    return new Source(paths, Optional.of(name), csv, encoding, missingWords, options, relation);
  }

  public Source withEncoding(String name) {
    return new Source(paths, format, csv, Optional.of(name), missingWords, options, relation);
  }

  public Source withCsv(CsvOptions how) {
    return new Source(paths, format, how, encoding, missingWords, options, relation);
  }

  public Source withMissingWords(Collection<String> words) {
    return new Source(paths, format, csv, encoding, new MissingWords(words), options, relation);
  }

  /** With an option of a Spark source, whose format is given before. */
  public Source withOption(String key, String value) {
    return new Source(
        paths, format, csv, encoding, missingWords, options.with(key, value), relation);
  }

  public Source withCsvDelimiter(String delimiter) {
    return withCsv(csv.withDelimiter(delimiter));
  }

  public Source withCsvHeader(boolean named) {
    return withCsv(csv.withHeader(named));
  }

  /** Whether Spark's own readers find the rows, rather than a list of files. */
  public boolean isSparks() {
    return relation.isPresent() || format.isPresent() && !Formats.OF_FILES.contains(format.get());
  }

  /** The paths as messages show them, or what stands for them. */
  public String name() {
    if (paths.isEmpty()) {
      return relation.map(Relation::name).orElseGet(() -> "the " + format.orElse("") + " source");
    }
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
