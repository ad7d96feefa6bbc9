package io.pente.failure;

import java.util.function.UnaryOperator;

/**
 * The content of a file cannot be used: a missing file or column, a cell, a row, a model (exit code
 * 3). The message names file, line or row, column and value, and what to do.
 */
public final class BadInputException extends PenteException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    this(Sentence.plain(message));
  }

  public BadInputException(Sentence sentence) {
    this(sentence, null);
  }

  private BadInputException(Sentence sentence, Throwable cause) {
    super(sentence, cause);
  }

  public BadInputException(String message, Throwable cause) {
    this(Sentence.plain(message), cause);
  }

  @Override
  public BadInputException saying(UnaryOperator<Sentence> words) {
    return new BadInputException(words.apply(sentence()), this);
  }
}
