package io.pente.model;

import java.io.Serializable;

/**
 * Something by which a fit may look better than it is.
 *
 * @param kind one of {@code few-rows}, {@code near-dependence}, {@code exact-fit}, {@code
 *     rows-left-out}, {@code starts-disagree}
 * @param figure what was seen: rows for each coefficient, the condition number (or what it is at
 *     least), 1 − R², the share left out, the share of the starts that led to the lowest objective
 * @param text a sentence that says so
 */
public record Caution(String kind, double figure, String text) implements Serializable {
  @Override
  public String toString() {
    return text;
  }
}
