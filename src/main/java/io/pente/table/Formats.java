package io.pente.table;

import java.util.Locale;
import java.util.Set;

/** The formats of files. */
public final class Formats {
  /** Read here, a row a line. */
  public static final Set<String> OF_TEXT = Set.of("csv", "libsvm", "json");

  /** Those, and what Spark reads with a range of one file a partition. */
  public static final Set<String> OF_FILES = Set.of("csv", "libsvm", "json", "parquet", "orc");

  private Formats() {}

  /** The format that a user means: letter case does not matter in the names of those above. */
  static String named(String format) {
    String lower = format.toLowerCase(Locale.ROOT);
    return OF_FILES.contains(lower) ? lower : format;
  }
}
