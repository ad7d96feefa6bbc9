package io.pente.failure;

/**
 * The content of a file cannot be used: a missing file or column, a cell, a row, a model (exit code
 * 3). The message is one line that names file, line or row, column and value, and what to do.
 */
public final class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInputException(String message) {
    super(message);
  }

  public BadInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
