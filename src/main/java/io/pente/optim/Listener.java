package io.pente.optim;

import java.util.Locale;

/** Hears how a minimization goes, and may stop it. */
public interface Listener {
  /** Hears nothing. */
  Listener NONE = progress -> true;

  /**
   * After each pass in which some problem's iterate changed, the starts' first.
   *
   * @return whether to go on; otherwise every problem ends where it stands, {@link
   *     StopReason#STOPPED}
   */
  boolean iteration(Progress progress);

  /** After each pass: all there is to resume from. */
  default void state(MinimizationState<?> state) {}

  /** What the next pass is called. */
  default String label(Progress progress) {
    return String.format(
        Locale.ROOT, "iteration %d: loss %.6g", progress.iteration(), progress.value());
  }
}
