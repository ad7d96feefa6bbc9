package io.pente.table;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What says that there is no value, beside an empty cell, null and NaN: words, whatever their case,
 * and numbers such as −9999.
 */
public final class MissingWords implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What people write where they do not say otherwise. */
  public static final MissingWords DEFAULT =
      new MissingWords(
          List.of("na", "n/a", "null", "none", "nil", "?", "-", ".", "\\n", "nan", "<na>", "#n/a"));

  private final Set<String> words = new HashSet<>();
  private final double[] numbers;

  /** Of these in place of the default ones. */
  public MissingWords(Collection<String> given) {
    double[] found = new double[given.size()];
    int count = 0;
    for (String word : given) {
      words.add(word.strip().toLowerCase(Locale.ROOT));
      try {
        double number = Double.parseDouble(word.strip());
        if (Double.isFinite(number)) {
          found[count++] = number;
        }
      } catch (NumberFormatException e) {
        continue; // a word
      }
    }
    this.numbers = Arrays.copyOf(found, count);
  }

  /** The words, in order. */
  public List<String> words() {
    return words.stream().sorted().toList();
  }

  /** Whether a cell has no value; null has none. */
  public boolean contains(String cell) {
    if (cell == null) {
      return true;
    }
    String word = cell.strip().toLowerCase(Locale.ROOT);
    return word.isEmpty() || word.equals("nan") || words.contains(word);
  }

  /** Whether some number does. */
  public boolean haveNumbers() {
    return numbers.length > 0;
  }

  /** Whether a number says that there is none. */
  public boolean contains(double number) {
    for (double each : numbers) {
      if (number == each) {
        return true;
      }
    }
    return number != number;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MissingWords that && words.equals(that.words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return String.join(", ", words());
  }
}
