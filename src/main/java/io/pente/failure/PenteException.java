package io.pente.failure;

/**
 * A run could not be done, through no fault of Pente's. The message is one line: what is wrong,
 * where, and what to do.
 */
public abstract class PenteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Sentence sentence;

  PenteException(Sentence sentence, Throwable cause) {
    super(sentence.toString(), cause);
    this.sentence = sentence;
  }

  /** The message, in which settings can be given other names than their fields'. */
  public final Sentence sentence() {
    return sentence;
  }
}
