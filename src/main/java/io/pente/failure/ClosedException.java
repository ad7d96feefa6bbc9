package io.pente.failure;

/** Something was used after it was closed. */
public final class ClosedException extends PenteException {
  private static final long serialVersionUID = 1L;

  public ClosedException(String what) {
    super(Sentence.of("%s were closed: prepare them again", what), null);
  }
}
