package io.pente.table;

import io.pente.failure.InvalidSettingException;
import io.pente.failure.UsageException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * How CSV files are written, as far as the user says so. Immutable: each {@code with} is another
 * value.
 *
 * @param delimiter one character, or {@code \t}; a blank stands for runs of blanks and tabs. Empty:
 *     by the head of the files
 * @param header whether files start with the names of their columns
 * @param skipLines the lines above the header, or above the first row, that are passed over
 * @param comment what lines start with that are passed over
 * @param multiline whether quoted cells may go on over lines; also where the head shows it
 * @param escape what stands before a quote within a quoted cell, beside another quote; a backslash
 *     also where the head shows it
 * @param decimal what stands before the fraction of a number: a point or a comma. Empty: a point,
 *     or a comma where the head shows it
 * @param thousands what groups the digits of a number by threes
 */
public record CsvOptions(
    Optional<String> delimiter,
    boolean header,
    int skipLines,
    Optional<String> comment,
    boolean multiline,
    Optional<String> escape,
    Optional<String> decimal,
    Optional<String> thousands) {

  /** Nothing said: files have a header. */
  public static final CsvOptions DEFAULT =
      new CsvOptions(
          Optional.empty(),
          true,
          0,
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * @throws UsageException for a value that cannot be what it is to be
   */
  public CsvOptions {
    delimiter.ifPresent(CsvOptions::character);
    if (skipLines < 0) {
      throw InvalidSettingException.range("csvSkipLines", skipLines, "0 or more");
    }
    comment.ifPresent(start -> check("csvComment", start, start.matches("[^\"\\s\\w+.-]\\S*")));
    escape.ifPresent(one -> check("csvEscape", one, one.matches("[\\\\/|~^!#$%&*'`@]")));
    decimal.ifPresent(one -> check("csvDecimal", one, one.matches("[.,]")));
    thousands.ifPresent(
        one -> check("csvThousands", one, one.matches("[., '_\u00a0\u202f\u2019\u2009]")));
    if (thousands.isPresent() && thousands.get().equals(decimal.orElse("."))) {
      throw InvalidSettingException.range(
          "csvThousands", thousands.get(), "another character than the decimal one");
    }
  }

  private static void check(String field, String value, boolean right) {
    if (!right) {
      String rule =
          switch (field) {
            case "csvComment" -> "a character that starts no cell, such as #";
            case "csvEscape" -> "one character, such as \\";
            case "csvDecimal" -> "a point or a comma";
            default -> "a point, a comma, a blank, an apostrophe or an underscore";
          };
      throw InvalidSettingException.range(field, "'" + value + "'", rule);
    }
  }

  /** The delimiter in UTF-8. */
  static byte[] character(String delimiter) {
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

  public CsvOptions withDelimiter(String character) {
    return with(Optional.of(character), header, skipLines, comment, multiline);
  }

  public CsvOptions withHeader(boolean named) {
    return with(delimiter, named, skipLines, comment, multiline);
  }

  public CsvOptions withSkipLines(int lines) {
    return with(delimiter, header, lines, comment, multiline);
  }

  public CsvOptions withComment(String start) {
    return with(delimiter, header, skipLines, Optional.of(start), multiline);
  }

  public CsvOptions withMultiline(boolean over) {
    return with(delimiter, header, skipLines, comment, over);
  }

  public CsvOptions withEscape(String character) {
    return new CsvOptions(
        delimiter,
        header,
        skipLines,
        comment,
        multiline,
        Optional.of(character),
        decimal,
        thousands);
  }

  public CsvOptions withDecimal(String character) {
    return new CsvOptions(
        delimiter,
        header,
        skipLines,
        comment,
        multiline,
        escape,
        Optional.of(character),
        thousands);
  }

  public CsvOptions withThousands(String character) {
    return new CsvOptions(
        delimiter, header, skipLines, comment, multiline, escape, decimal, Optional.of(character));
  }

  private CsvOptions with(
      Optional<String> separator,
      boolean named,
      int lines,
      Optional<String> commentStart,
      boolean over) {
    return new CsvOptions(separator, named, lines, commentStart, over, escape, decimal, thousands);
  }
}
