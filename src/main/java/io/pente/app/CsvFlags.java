package io.pente.app;

import io.pente.table.CsvOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How CSV files are written. */
final class CsvFlags {
  @Option(
      names = "--csv-delimiter",
      paramLabel = "C",
      description = "what separates CSV cells; a blank for runs of blanks and tabs (by the head)")
  String delimiter;

  @Option(names = "--csv-no-header", description = "the columns are c1, c2, ...")
  boolean noHeader;

  @Option(
      names = "--csv-skip-lines",
      paramLabel = "N",
      description = "lines above the header, of every file, that are passed over")
  int skipLines;

  @Option(
      names = "--csv-comment",
      paramLabel = "C",
      description = "lines that start so are passed over")
  String comment;

  @Option(
      names = "--csv-multiline",
      description =
          "quoted cells may go on over lines; each file is read by one task (by the head)")
  boolean multiline;

  @Option(
      names = "--csv-escape",
      paramLabel = "C",
      description = "what stands before a quote in a quoted cell, beside a quote (by the head)")
  String escape;

  @Option(
      names = "--csv-decimal",
      paramLabel = "C",
      description = "the decimal point, a comma or a point (by the head)")
  String decimal;

  @Option(
      names = "--csv-thousands",
      paramLabel = "C",
      description = "what groups the digits of numbers by threes")
  String thousands;

  CsvOptions options() {
    return new CsvOptions(
        Optional.ofNullable(delimiter),
        !noHeader,
        skipLines,
        Optional.ofNullable(comment),
        multiline,
        Optional.ofNullable(escape),
        Optional.ofNullable(decimal),
        Optional.ofNullable(thousands));
  }
}
