package io.pente.failure;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * One line for the user, in which settings are named by their fields. Whoever shows it to people
 * who know the settings, or what can be chosen for them, by other names, such as a command line's,
 * puts those in their place by {@link #naming}. Numbers are written the same way on every machine.
 * Immutable.
 */
public final class Sentence implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String format;
  private final Object[] values;

  /** The name of a setting, as a value of a sentence. */
  public record Setting(String field) implements Serializable {}

  /** What can be chosen for a setting, such as an optimizer, as a value of a sentence. */
  public record Choice(String name) implements Serializable {}

  private Sentence(String format, Object[] values) {
    this.format = format;
    this.values = values;
  }

  /** Text that names no setting, as it stands. */
  public static Sentence plain(String text) {
    return new Sentence("%s", new Object[] {text});
  }

  /**
   * A sentence.
   *
   * @param format as in {@link String#format}, in the root locale
   * @param values {@link Setting}s, {@link Choice}s and sentences among them; serializable
   */
  public static Sentence of(String format, Object... values) {
    return new Sentence(format, values.clone());
  }

  /** A setting's name. */
  public static Setting setting(String field) {
    return new Setting(field);
  }

  /** The name of what can be chosen. */
  public static Choice choice(String name) {
    return new Choice(name);
  }

  /** The line with other names for the settings. */
  public String naming(UnaryOperator<String> names) {
    return naming(names, UnaryOperator.identity());
  }

  /** The line with other names for the settings, and for what can be chosen. */
  public String naming(UnaryOperator<String> names, UnaryOperator<String> choices) {
    Object[] shown = Arrays.stream(values).map(value -> shown(value, names, choices)).toArray();
    return String.format(Locale.ROOT, format, shown);
  }

  private static Object shown(
      Object value, UnaryOperator<String> names, UnaryOperator<String> choices) {
    if (value instanceof Setting setting) {
      return names.apply(setting.field);
    } else if (value instanceof Choice choice) {
      return choices.apply(choice.name);
    }
    return value instanceof Sentence part ? part.naming(names, choices) : value;
  }

  /** The line with the fields' own names. */
  @Override
  public String toString() {
    return naming(UnaryOperator.identity());
  }
}
