package io.pente.app;

import io.pente.settings.RowSettings;
import picocli.CommandLine.Option;

/** Which rows a training, or a check, is about. */
final class WhereOption {
  @Option(
      names = "--where",
      paramLabel = "EXPR",
      description =
          "a condition in Spark's SQL over the input's columns; rows for which it is not true are left"
              + " out and counted")
  private String where;

  /** The settings with the condition. */
  RowSettings of(RowSettings rows) {
    return where == null ? rows : rows.withWhere(where);
  }
}
