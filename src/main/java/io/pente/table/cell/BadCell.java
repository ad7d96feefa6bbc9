package io.pente.table.cell;

import io.pente.message.Quoted;
import io.pente.table.BadRow;
import io.pente.table.Column;
import io.pente.table.ColumnKind;
import io.pente.table.MissingWords;
import java.util.Locale;

/**
 * What is wrong with a row, before it is known where the row is.
 *
 * @param column null when the row as a whole is wrong
 * @param missing whether there is no value
 */
public record BadCell(String column, String why, boolean missing) {
  /** With a value, which is wrong. */
  public BadCell(String column, String why) {
    this(column, why, false);
  }

  /** The kind of a row for which it is what is wrong. */
  public BadRow.Kind kind() {
    return missing ? BadRow.Kind.MISSING : BadRow.Kind.CELL;
  }

  public static BadCell ofRow(String why) {
    return new BadCell(null, why);
  }

  /** A cell without a usable value of the kind that its column has. */
  public static BadCell of(String column, ColumnKind kind, String value) {
    return new BadCell(column, why(kind, value), value == null || value.isBlank());
  }

  /** The same; of a value that may be a word for none. */
  public static BadCell of(String column, ColumnKind kind, String value, MissingWords words) {
    return new BadCell(column, why(kind, value), words.contains(value));
  }

  /** A number that says that there is none. */
  public static BadCell missing(String column, double value) {
    return new BadCell(column, Quoted.of(Double.toString(value)) + " is no value", true);
  }

  public static BadCell wrongSize(Column vector, int found) {
    return new BadCell(
        vector.name(),
        String.format(
            Locale.ROOT, "a vector of %d numbers where the first has %d", found, vector.size()));
  }

  /**
   * What is wrong with a row's weight, which is finite; null for nothing.
   *
   * @param whole whether it counts rows
   */
  public static BadCell ofWeight(String column, double weight, boolean whole) {
    if (weight < 0) {
      return new BadCell(column, "weight " + weight + " is negative");
    }
    boolean fraction = whole && weight != Math.rint(weight);
    return fraction
        ? new BadCell(column, "weight " + weight + " is no whole number, as frequencies are")
        : null;
  }

  private static String why(ColumnKind kind, String value) {
    if (value == null) {
      return "no value";
    }
    if (value.isBlank()) {
      return value.isEmpty() ? "an empty cell" : Quoted.of(value) + " is blank";
    }
    boolean string = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    String shown = string ? inQuotes(value) + " (a string)" : Quoted.of(value);
    return shown + " is not " + (NonFinite.is(value) ? "a finite number" : wanted(kind));
  }

  /** A value with quotes of its own. */
  private static String inQuotes(String value) {
    String shown = Quoted.of(value.substring(1, value.length() - 1));
    int end = shown.lastIndexOf('\'');
    return '"' + shown.substring(1, end) + '"' + shown.substring(end + 1);
  }

  private static String wanted(ColumnKind kind) {
    return switch (kind) {
      case BOOLEAN -> "true or false";
      case TIME -> "a date or time";
      case VECTOR -> "a vector of finite numbers";
      case NUMBER, TEXT, MIXED -> "a number";
    };
  }
}
