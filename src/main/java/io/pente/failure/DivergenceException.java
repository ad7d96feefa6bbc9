package io.pente.failure;

import java.util.function.UnaryOperator;

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
    this(sentence, null);
  }

  private DivergenceException(Sentence sentence, Throwable cause) {
    super(sentence, cause);
  }

  @Override
  public DivergenceException saying(UnaryOperator<Sentence> words) {
    return new DivergenceException(words.apply(sentence()), this);
  }
}
