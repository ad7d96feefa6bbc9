package io.pente.optim;

import java.util.Optional;

/** What follows when a problem has ended: another one that begins where it did, or nothing. */
public interface Stages {
  /** Nothing follows. */
  Stages NONE = (ended, outcome) -> Optional.empty();

  /**
   * The next stage.
   *
   * @param ended the stage that has ended
   * @param outcome with iterations counted over all stages
   */
  Optional<Stage> after(Stage ended, Outcome outcome);
}
