package io.pente.fit;

import java.util.List;

/** Lists of names for people. */
final class NameList {
  private static final int MOST = 5;

  /** About what fits a screen beside the words around it. */
  private static final int WIDTH = 120;

  private NameList() {}

  /** The first few, and how many more there are. */
  static String some(List<String> names) {
    int shown = Math.min(MOST, names.size());
    while (shown > 1 && String.join(", ", names.subList(0, shown)).length() > WIDTH) {
      shown--;
    }
    String first = String.join(", ", names.subList(0, shown));
    String cut = first.length() > 2 * WIDTH ? first.substring(0, 2 * WIDTH) + "…" : first;
    return names.size() <= shown ? cut : cut + ", … (" + names.size() + " in all)";
  }
}
