package io.pente.model;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A feature that the training rows do not tell apart from others: feature = Σ of + constant on all
 * of them, to rounding.
 *
 * @param of coefficients by the other features' names, in original units
 * @param constant about, from the columns' means; 0 without an intercept
 */
public record Dependency(String feature, Map<String, Double> of, double constant)
    implements Serializable {
  public Dependency {
    of = Collections.unmodifiableMap(new LinkedHashMap<>(of));
  }

  /** Such as {@code x3 = 2 x1 + constant}, without the constant where that is 0. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    of.forEach(
        (name, factor) ->
            text.append(text.isEmpty() ? "" : " + ")
                .append(number(factor))
                .append(' ')
                .append(name));
    return feature + " = " + (text.isEmpty() ? "0" : text) + (constant == 0 ? "" : " + constant");
  }

  private static String number(double value) {
    double rounded = Math.rint(value * 1e6) / 1e6;
    return rounded == Math.rint(rounded)
        ? String.format(Locale.ROOT, "%.0f", rounded)
        : String.format(Locale.ROOT, "%.6g", value);
  }
}
