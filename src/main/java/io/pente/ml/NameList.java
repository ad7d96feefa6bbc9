package io.pente.ml;

import java.util.List;

/** Lists of names for people. */
final class NameList {
  private static final int MOST = 5;

  private NameList() {}

  /** The first few, and how many more there are. */
  static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
    return names.size() <= MOST ? first : first + ", … (" + names.size() + " in all)";
  }
}
