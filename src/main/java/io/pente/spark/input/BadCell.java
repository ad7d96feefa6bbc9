package io.pente.spark.input;

/**
 * What is wrong with a row, before it is known where the row is.
 *
 * @param column null when the row as a whole is wrong
 */
record BadCell(String column, String why) {
  private static final int SHOWN = 60;

  static BadCell ofRow(String why) {
    return new BadCell(null, why);
  }

  /** A cell without a usable value of the kind that its column has. */
  static BadCell of(String column, Kind kind, String value) {
    return new BadCell(column, why(kind, value));
  }

  static BadCell wrongSize(Column vector, int found) {
    return new BadCell(
        vector.name(),
        "a vector of %d numbers where the first has %d".formatted(found, vector.size()));
  }

  static BadCell negativeWeight(String column, double weight) {
    return new BadCell(column, "weight " + weight + " is negative");
  }

  private static String why(Kind kind, String value) {
    if (value == null) {
      return "no value";
    }
    if (value.isBlank()) {
      return value.isEmpty() ? "an empty cell" : quoted(value) + " is blank";
    }
    return quoted(value)
        + " is not "
        + (CellText.isNonFinite(value) ? "a finite number" : wanted(kind));
  }

  private static String wanted(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> "true or false";
      case TIME -> "a date or time";
      case VECTOR -> "a vector of finite numbers";
      case NUMBER, TEXT -> "a number";
    };
  }

  /** The value in quotes, on one line, cut where it is long. */
  static String quoted(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= SHOWN
        ? "'" + line + "'"
        : "'" + line.substring(0, SHOWN) + "…' (" + line.length() + " characters)";
  }
}
