package io.pente.table.text;

import io.pente.failure.Sentence;
import java.io.IOException;

/**
 * What a file holds is wrong, as a whole or from here on; reading it again, or leaving out a row,
 * would not help.
 */
final class CorruptException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Sentence sentence;

  CorruptException(String message, Exception cause) {
    super(message, cause);
    this.sentence = Sentence.plain(message);
  }

  CorruptException(Sentence sentence) {
    super(sentence.toString());
    this.sentence = sentence;
  }

  Sentence sentence() {
    return sentence;
  }
}
