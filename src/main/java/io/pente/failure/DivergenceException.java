package io.pente.failure;

/**
 * A minimization met non-finite numbers, or kept rising, and could not recover (exit code 4). The
 * message says what was seen and what to do.
 */
public final class DivergenceException extends PenteException {
  private static final long serialVersionUID = 1L;

  public DivergenceException(String message) {
    this(Sentence.plain(message));
  }

  public DivergenceException(Sentence sentence) {
    super(sentence, null);
  }
}
