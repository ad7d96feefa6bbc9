package io.pente.event;

import io.pente.failure.Sentence;

/**
 * Told what happens in a run, in the driver's thread, as it happens. The library prints nothing.
 */
@FunctionalInterface
public interface FitListener {
  /** Nobody listens. */
  FitListener NONE = event -> Answer.GO_ON;

  /** What a listener wants. */
  enum Answer {
    /** To go on. */
    GO_ON,
    /** To end after the present pass with the best found so far: {@code converged} is false. */
    STOP
  }

  /**
   * Something happened.
   *
   * @return whether to go on; heeded after {@link FitEvent.Iterated}
   */
  Answer on(FitEvent event);

  /** Tells of a {@link FitEvent.Noted}. */
  default void note(Sentence note) {
    on(new FitEvent.Noted(note));
  }
}
