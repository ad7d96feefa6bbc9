package io.pente.statistics;

import io.pente.failure.UsageException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads linear hypotheses:
 *
 * <pre>
 *   hypothesis = equation {"," equation}      equation = sum ["=" sum]
 *   sum = ["+" | "-"] term {("+" | "-") term}      term = number | [number "*"] name | name "*" number
 * </pre>
 */
final class HypothesisReader {
  private static final Pattern NUMBER =
      Pattern.compile("(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
  private static final Pattern QUOTED = Pattern.compile("`((?:[^`]|``)+)`");
  private static final Pattern BARE = Pattern.compile("[^\\s,=+*`-]+");

  private final String text;
  private int at;
  private Map<String, BigDecimal> factors = new LinkedHashMap<>();
  private BigDecimal constant = BigDecimal.ZERO;

  HypothesisReader(String text) {
    this.text = text;
  }

  List<LinearHypothesis.Restriction> restrictions() {
    List<LinearHypothesis.Restriction> all = new ArrayList<>();
    do {
      all.add(equation());
    } while (take(','));
    if (at < text.length()) {
      throw wrong("an operator, '=' or ',' is expected");
    }
    return all;
  }

  private LinearHypothesis.Restriction equation() {
    factors = new LinkedHashMap<>();
    constant = BigDecimal.ZERO;
    skip();
    int start = at;
    sum(BigDecimal.ONE);
    if (take('=')) {
      sum(BigDecimal.ONE.negate());
    }
    factors.values().removeIf(factor -> factor.signum() == 0);
    String own = text.substring(start, at).strip();
    if (factors.isEmpty()) {
      throw new UsageException(
          String.format(
              Locale.ROOT, "the hypothesis '%s' is about no coefficient: '%s'", text, own));
    }
    return new LinearHypothesis.Restriction(own, factors, constant);
  }

  private void sum(BigDecimal side) {
    BigDecimal sign = take('-') ? side.negate() : side;
    take('+');
    term(sign);
    while (true) {
      if (take('+')) {
        term(side);
      } else if (take('-')) {
        term(side.negate());
      } else {
        return;
      }
    }
  }

  private void term(BigDecimal sign) {
    skip();
    String number = match(NUMBER);
    boolean name = number != null && at < text.length() && BARE.matcher(rest()).lookingAt();
    if (name && !Character.isWhitespace(text.charAt(at))) {
      at -= number.length();
      throw wrong(
          "a factor is followed by '*', and a name that begins with a digit is in backquotes");
    }
    if (number == null) {
      String coefficient = name();
      add(coefficient, take('*') ? sign.multiply(factor()) : sign);
    } else if (take('*')) {
      add(name(), sign.multiply(new BigDecimal(number)));
    } else {
      constant = constant.subtract(sign.multiply(new BigDecimal(number)));
    }
  }

  private BigDecimal factor() {
    skip();
    String number = match(NUMBER);
    if (number == null) {
      throw wrong("a number is expected");
    }
    return new BigDecimal(number);
  }

  private void add(String coefficient, BigDecimal factor) {
    factors.merge(coefficient, factor, BigDecimal::add);
  }

  private String name() {
    skip();
    String quoted = match(QUOTED);
    if (quoted != null) {
      return quoted.substring(1, quoted.length() - 1).replace("``", "`");
    }
    String bare = match(BARE);
    if (bare == null) {
      throw wrong("the name of a coefficient is expected");
    }
    return bare;
  }

  private String match(Pattern pattern) {
    Matcher matcher = pattern.matcher(rest());
    if (!matcher.lookingAt()) {
      return null;
    }
    at += matcher.end();
    return matcher.group();
  }

  private String rest() {
    return text.substring(at);
  }

  private boolean take(char wanted) {
    skip();
    boolean found = at < text.length() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private void skip() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private UsageException wrong(String what) {
    return new UsageException(
        String.format(
            Locale.ROOT,
            "the hypothesis '%s' cannot be read from '%s' on: %s",
            text,
            rest(),
            what));
  }
}
