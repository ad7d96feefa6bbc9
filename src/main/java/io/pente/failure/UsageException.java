package io.pente.failure;

import java.util.function.UnaryOperator;

/** The request contradicts itself, whatever the data says (exit code 2). */
public class UsageException extends PenteException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    this(Sentence.plain(message));
  }

  public UsageException(Sentence sentence) {
    this(sentence, null);
  }

  UsageException(Sentence sentence, Throwable cause) {
    super(sentence, cause);
  }

  @Override
  public UsageException saying(UnaryOperator<Sentence> words) {
    return new UsageException(words.apply(sentence()), this);
  }
}
