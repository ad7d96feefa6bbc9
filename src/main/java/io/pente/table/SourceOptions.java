package io.pente.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Options of a Spark source. Immutable; passwords among them are shown to nobody. */
public final class SourceOptions {
  public static final SourceOptions NONE = new SourceOptions(Map.of());

  private static final String HIDDEN = "***";

  /** As Spark's own logs leave them out, and some more. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)secret|passw|pwd|token|credential|access.?key|api.?key");

  private static final Pattern IN_URL =
      Pattern.compile(
          "(?i)((?:secret|passw\\w*|pwd|token|credential\\w*|access.?key|api.?key)\\s*=\\s*)[^;&\\s'\",]+");

  private static final Pattern BEFORE_HOST = Pattern.compile("(//[^/:@\\s]*:)[^/@\\s]+@");

  private final Map<String, String> values;

  public SourceOptions(Map<String, String> values) {
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** The same with one more. */
  public SourceOptions with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(key, value);
    return new SourceOptions(more);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** By name, secrets included: for Spark. */
  public Map<String, String> values() {
    return values;
  }

  /** A message without the secrets that it may quote. */
  public String hide(String message) {
    String shown = message;
    for (Map.Entry<String, String> each : values.entrySet()) {
      if (SECRET.matcher(each.getKey()).find() && !each.getValue().isEmpty()) {
        shown = shown.replace(each.getValue(), HIDDEN);
      }
    }
    shown = IN_URL.matcher(shown).replaceAll("$1" + HIDDEN);
    return BEFORE_HOST.matcher(shown).replaceAll("$1" + HIDDEN + "@");
  }

  /** The options' names alone. */
  @Override
  public String toString() {
    return String.join(", ", values.keySet());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceOptions that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
