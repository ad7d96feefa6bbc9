package io.pente.function;

import java.util.Locale;

/** An input or the output of a function: a row-major array of rows · columns doubles. */
public record Variable(String name, int rows, int columns) {
  /**
   * @throws IllegalArgumentException if a dimension is negative or the array would have more than
   *     2³¹ − 1 entries
   */
  public Variable {
    if (rows < 0 || columns < 0 || (long) rows * columns > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s cannot be %d × %d: no dimension is negative and an array has at most 2³¹ − 1 entries",
              name,
              rows,
              columns));
    }
  }

  /** One number. */
  public static Variable scalar(String name) {
    return new Variable(name, 1, 1);
  }

  /** The number of entries. */
  public int length() {
    return rows * columns;
  }

  /** As a person would name entry {@code index}: {@code W[2, 0]}. */
  public String entry(int index) {
    return String.format(Locale.ROOT, "%s[%d, %d]", name, index / columns, index % columns);
  }

  boolean sameShape(Variable other) {
    return rows == other.rows && columns == other.columns;
  }

  void require(double[] array) {
    if (array.length != length()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%s has %d entries, given were %d", this, length(), array.length));
    }
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s (%d × %d)", name, rows, columns);
  }
}
