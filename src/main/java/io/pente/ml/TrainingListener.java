package io.pente.ml;

import io.pente.failure.Sentence;

/** Told what happens in a training run, in the driver's thread. The library prints nothing. */
public interface TrainingListener {
  /** Nobody listens. */
  TrainingListener NONE = new TrainingListener() {};

  /** Something the user should know, in one sentence. */
  default void note(Sentence note) {}

  /** One update was made. */
  default void iteration(TrainingProgress progress) {}
}
