package io.pente.failure;

/** The request contradicts itself, whatever the data says (exit code 2). */
public class UsageException extends PenteException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    this(Sentence.plain(message));
  }

  public UsageException(Sentence sentence) {
    super(sentence, null);
  }
}
