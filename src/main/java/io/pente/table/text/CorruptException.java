package io.pente.table.text;

import java.io.IOException;

/** What a file holds is wrong; reading it again would not help. */
final class CorruptException extends IOException {
  private static final long serialVersionUID = 1L;

  CorruptException(String message, Exception cause) {
    super(message, cause);
  }
}
