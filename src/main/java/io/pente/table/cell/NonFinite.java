package io.pente.table.cell;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What people write for a value that is no finite number. */
public final class NonFinite {
  private static final Set<String> WORDS = Set.of("nan", "inf", "infinity");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9.]+(e[+-]?[0-9]+|d[+-][0-9]+)?");

  private NonFinite() {}

  /** Whether the text is a word for NaN or infinity, or a number beyond the doubles. */
  public static boolean is(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    boolean signed = word.startsWith("-") || word.startsWith("+");
    return WORDS.contains(signed ? word.substring(1) : word) || beyondDoubles(word);
  }

  private static boolean beyondDoubles(String word) {
    try {
      return DECIMAL.matcher(word).matches()
          && Double.isInfinite(Double.parseDouble(word.replace('d', 'e')));
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
