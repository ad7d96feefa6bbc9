package io.pente.message;

import java.util.List;
import java.util.Locale;

/** What to say about a name that is not there. */
public final class NearestName {
  private NearestName() {}

  /** The nearest name, as the end of a message; empty where there is no name at all. */
  public static String hint(String name, List<String> names) {
    String nearest = nearest(name, names);
    if (nearest == null) {
      return "";
    }
    boolean blanks = !nearest.equals(name) && nearest.strip().equals(name.strip());
    String why = blanks ? ", which has other blanks around it" : "";
    return "; the nearest name is " + Quoted.of(nearest) + why;
  }

  /**
   * The name with the fewest edits, letter case and blanks around it aside; the first of several;
   * null of none.
   */
  private static String nearest(String name, List<String> names) {
    String best = null;
    int fewest = Integer.MAX_VALUE;
    for (String candidate : names) {
      int edits = edits(bare(name), bare(candidate));
      if (edits < fewest) {
        fewest = edits;
        best = candidate;
      }
    }
    return best;
  }

  private static String bare(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Levenshtein's distance: insertions, deletions and replacements. */
  static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
