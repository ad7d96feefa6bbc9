package io.pente.failure;

/** The request contradicts itself, whatever the data says (exit code 2). One line. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}
