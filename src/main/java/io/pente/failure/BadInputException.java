package io.pente.failure;

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
    super(sentence, null);
  }

  public BadInputException(String message, Throwable cause) {
    super(Sentence.plain(message), cause);
  }
}
