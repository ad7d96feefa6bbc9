package io.pente.table;

import io.pente.failure.Sentence;
import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A row that cannot be used, and why.
 *
 * @param file the path as a message shows it; null where only the table knows it, by the part
 * @param part which part of its source the row was read in, for sources that count rows by part
 * @param where what {@code position} counts
 * @param position a line or row from 1, 0 for the file as a whole; or the row's first byte
 * @param column the column's name; null when the row as a whole is wrong
 * @param why what is wrong, the value included
 * @param kind what sort of thing is wrong
 */
public record BadRow(
    String file, int part, Where where, long position, String column, Sentence why, Kind kind)
    implements Serializable {

  /** What a sentence about a value begins with. */
  private static final Pattern VALUE = Pattern.compile("^('.*'|weight \\S+) is ");

  /** What sort of thing is wrong with a row. */
  public enum Kind {
    /** It lacks a value that is needed. */
    MISSING,
    /** A cell, or the row as a whole, is not what it should be. */
    CELL,
    /** The file is wrong, so that leaving out the row does not help. */
    FILE,
    /** Nothing: a condition leaves it out. */
    EXCLUDED
  }

  /** Whether it is the file that is wrong. */
  public boolean fatal() {
    return kind == Kind.FILE;
  }

  /** What a position counts. */
  public enum Where {
    LINE,
    BYTE,
    ROW
  }

  /** The same row, found in its file. */
  public BadRow at(String foundIn, Where what, long number) {
    return new BadRow(foundIn, part, what, number, column, why, kind);
  }

  /**
   * The column and what is wrong there, without the value: {@code 'Chins': not a number}. What has
   * no value is one thing, however a format writes it.
   */
  public String reason() {
    if (kind == Kind.MISSING && column != null) {
      return "'" + column + "': no value";
    }
    String what = VALUE.matcher(why.toString()).replaceFirst("");
    return column == null ? what : "'" + column + "': " + what;
  }

  /** {@code data/a.csv, line 17, column 'Chins': 'oops' is not a number}. */
  public Sentence message() {
    String counted = where.name().toLowerCase(Locale.ROOT);
    String place =
        position == 0 ? file : String.format(Locale.ROOT, "%s, %s %d", file, counted, position);
    return Sentence.of("%s: %s", column == null ? place : place + ", column '" + column + "'", why);
  }
}
