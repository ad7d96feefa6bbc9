package io.pente.table;

import java.io.Serializable;
import java.util.Locale;

/**
 * A column of a table.
 *
 * @param name as in the file: dots, spaces and letter case are part of it
 * @param size the numbers in a cell: 1, or the length of a vector, or {@link #OPEN}
 * @param evidence for TEXT, the first value that is not a number and where it is; for MIXED, the
 *     types and files; null otherwise
 * @param aside why it is no feature unless it is named; null where it is one
 */
public record Column(String name, ColumnKind kind, int size, String evidence, String aside)
    implements Serializable {
  /** The size of LIBSVM's features, known only when all rows have been read. */
  public static final int OPEN = -1;

  /** Why a column without any value is aside. */
  public static final String EMPTY = "empty in every row";

  /** With nothing that speaks against it. */
  public Column(String name, ColumnKind kind, int size, String evidence) {
    this(name, kind, size, evidence, null);
  }

  /**
   * Why a column that some files lack is aside.
   *
   * @param first the first that lacks it, as messages show it
   * @param lacking how many do
   * @param files how many there are
   */
  public static String absence(String first, int lacking, int files) {
    return lacking == 1
        ? "not in " + first
        : String.format(Locale.ROOT, "not in %,d of %,d files, such as %s", lacking, files, first);
  }

  /** The same, as a feature only when it is named. */
  public Column aside(String why) {
    return new Column(name, kind, size, evidence, why);
  }

  /**
   * The same, taken for another kind of one number a cell, or text, where it is not that already.
   */
  public Column as(ColumnKind other) {
    return other == kind ? this : new Column(name, other, 1, null, aside);
  }

  public static Column of(String name, ColumnKind kind) {
    return new Column(name, kind, 1, null);
  }

  public static Column vector(String name, int size) {
    return new Column(name, ColumnKind.VECTOR, size, null);
  }

  /** LIBSVM's features: {@code f1}, {@code f2}, … for the prefix {@code f}. */
  public static Column open(String prefix) {
    return new Column(prefix, ColumnKind.VECTOR, OPEN, null);
  }

  /** Why it is no feature by default. */
  String whyLeftOut() {
    if (aside != null) {
      return aside;
    }
    return switch (kind) {
      case TIME -> "a date or time, a feature only when it is named";
      case TEXT, MIXED -> evidence == null ? "no numbers" : evidence;
      case NUMBER, BOOLEAN, VECTOR -> Selection.NOT_NAMED;
    };
  }

  boolean isOpen() {
    return size == OPEN;
  }

  /** The name of one number of the cell: {@code v[0]}, or {@code f1} where the size is open. */
  public String element(int index) {
    if (kind != ColumnKind.VECTOR) {
      return name;
    }
    return isOpen() ? name + (index + 1) : name + "[" + index + "]";
  }

  /** The index of the number so named, or −1. */
  public int indexOf(String elementName) {
    if (kind != ColumnKind.VECTOR || !elementName.startsWith(name)) {
      return -1;
    }
    String digits = elementName.substring(name.length()).replaceAll("[^0-9]", "");
    if (digits.isEmpty() || digits.length() > 9) {
      return -1;
    }
    int index = Integer.parseInt(digits) - (isOpen() ? 1 : 0);
    boolean within = index >= 0 && (isOpen() || index < size);
    return within && element(index).equals(elementName) ? index : -1;
  }
}
