package io.pente.spark.input;

import java.io.Serializable;

/**
 * A column of a table.
 *
 * @param name as in the file: dots, spaces and letter case are part of it
 * @param size the numbers in a cell: 1, or the length of a vector, or {@link #OPEN}
 * @param evidence for TEXT, the first value that is not a number and where it is; null otherwise
 */
public record Column(String name, Kind kind, int size, String evidence) implements Serializable {
  /** The size of LIBSVM's features, known only when all rows have been read. */
  public static final int OPEN = -1;

  static Column of(String name, Kind kind) {
    return new Column(name, kind, 1, null);
  }

  static Column vector(String name, int size) {
    return new Column(name, Kind.VECTOR, size, null);
  }

  /** LIBSVM's features: {@code f1}, {@code f2}, … for the prefix {@code f}. */
  static Column open(String prefix) {
    return new Column(prefix, Kind.VECTOR, OPEN, null);
  }

  boolean isOpen() {
    return size == OPEN;
  }

  /** The name of one number of the cell: {@code v[0]}, or {@code f1} where the size is open. */
  String element(int index) {
    if (kind != Kind.VECTOR) {
      return name;
    }
    return isOpen() ? name + (index + 1) : name + "[" + index + "]";
  }

  /** The index of the number so named, or −1. */
  int indexOf(String elementName) {
    if (kind != Kind.VECTOR || !elementName.startsWith(name)) {
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
