package io.pente.optim;

import java.util.Locale;

/** Hears how a minimization goes. */
public interface Listener {
  /** Hears nothing. */
  Listener NONE = progress -> {};

  /** After each pass in which some problem's iterate changed, the starts' first. */
  void iteration(Progress progress);

  /** What the next pass is called. */
  default String label(Progress progress) {
    return String.format(
        Locale.ROOT, "iteration %d: loss %.6g", progress.iteration(), progress.value());
  }
}
