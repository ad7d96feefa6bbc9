package io.pente.app;

import io.pente.failure.BadInputException;
import io.pente.failure.DivergenceException;
import io.pente.failure.UsageException;

/** The exit codes of the command line: a contract. */
final class ExitCode {
  static final int DONE = 0;
  static final int INTERNAL = 1;
  static final int USAGE = 2;
  static final int BAD_INPUT = 3;
  static final int DIVERGED = 4;

  private ExitCode() {}

  static int of(Throwable failure) {
    if (failure instanceof UsageException) {
      return USAGE;
    }
    if (failure instanceof BadInputException) {
      return BAD_INPUT;
    }
    return failure instanceof DivergenceException ? DIVERGED : INTERNAL;
  }
}
