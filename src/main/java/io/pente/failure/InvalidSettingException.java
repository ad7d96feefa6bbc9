package io.pente.failure;

import java.util.function.UnaryOperator;

/**
 * A setting has a value that it cannot have, alone or beside the others (exit code 2). The message
 * is the setting's name, the rule and the value.
 */
public final class InvalidSettingException extends UsageException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String value;
  private final Sentence rule;

  private InvalidSettingException(String field, Object value, Sentence rule, Sentence whole) {
    this(field, value, rule, whole, null);
  }

  private InvalidSettingException(
      String field, Object value, Sentence rule, Sentence whole, Throwable cause) {
    super(whole, cause);
    this.field = field;
    this.value = String.valueOf(value);
    this.rule = rule;
  }

  /** {@code step must be above 0, not -1.0}. */
  public static InvalidSettingException range(String field, Object value, String range) {
    return range(field, value, Sentence.plain(range));
  }

  /** The same where the range names other settings. */
  public static InvalidSettingException range(String field, Object value, Sentence range) {
    Sentence rule = Sentence.of("must be %s", range);
    return new InvalidSettingException(
        field,
        value,
        rule,
        Sentence.of("%s %s, not %s", Sentence.setting(field), rule, String.valueOf(value)));
  }

  /** {@code optimizer is one of lbfgs, gd, not 'sgd'}. */
  public static InvalidSettingException choice(String field, String value, String choices) {
    Sentence rule = Sentence.of("is one of %s", choices);
    return new InvalidSettingException(
        field, value, rule, Sentence.of("%s %s, not '%s'", Sentence.setting(field), rule, value));
  }

  /** {@code optimizer newton needs all rows in each step: leave batch at 1}. */
  public static InvalidSettingException conflict(String field, Object value, Sentence rule) {
    return new InvalidSettingException(
        field,
        value,
        rule,
        Sentence.of(
            "%s %s %s", Sentence.setting(field), Sentence.choice(String.valueOf(value)), rule));
  }

  @Override
  public InvalidSettingException saying(UnaryOperator<Sentence> words) {
    return new InvalidSettingException(
        said(Sentence.setting(field), words),
        said(Sentence.choice(value), words),
        words.apply(rule),
        words.apply(sentence()),
        this);
  }

  private static String said(Object part, UnaryOperator<Sentence> words) {
    return words.apply(Sentence.of("%s", part)).toString();
  }

  /** The setting's name. */
  public String field() {
    return field;
  }

  /** What it was to be, as text. */
  public String value() {
    return value;
  }

  /** What its values must keep to, as the end of a sentence. */
  public String rule() {
    return rule.toString();
  }
}
