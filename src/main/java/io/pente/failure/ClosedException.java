package io.pente.failure;

import java.util.function.UnaryOperator;

/** Something was used after it was closed. */
public final class ClosedException extends PenteException {
  private static final long serialVersionUID = 1L;

  public ClosedException(String what) {
    this(Sentence.of("%s were closed: prepare them again", what), null);
  }

  private ClosedException(Sentence sentence, Throwable cause) {
    super(sentence, cause);
  }

  @Override
  public ClosedException saying(UnaryOperator<Sentence> words) {
    return new ClosedException(words.apply(sentence()), this);
  }
}
