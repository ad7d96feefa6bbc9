package io.pente.app;

import java.util.Locale;

/** What an internal failure says in one line. */
final class Failures {
  private Failures() {}

  /** The failure's root cause: its kind and the first line of its message. */
  static String describe(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    return String.format(
        Locale.ROOT, "internal failure: %s: %s", root.getClass().getSimpleName(), message);
  }
}
