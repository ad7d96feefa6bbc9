package io.pente.fit;

import io.pente.event.FitEvent;
import io.pente.event.FitProgress;
import io.pente.objective.Objective;
import io.pente.optim.Method;
import io.pente.optim.Outcome;
import io.pente.optim.Progress;
import io.pente.optim.Stage;
import io.pente.optim.Stages;
import io.pente.settings.MiniBatch;
import java.util.List;
import java.util.Optional;

/** What there is to minimize over prepared rows, and how it is told in original units. */
interface FitProblem {
  Objective objective();

  Method<?> method();

  /** What is fitted to what, a line each: what must be the same where a run is gone on with. */
  String identity();

  /** The first stage of each independent problem. */
  List<Stage> starts();

  default Stages stages() {
    return Stages.NONE;
  }

  default MiniBatch batch() {
    return MiniBatch.ALL;
  }

  /** Where it stands, in original units. */
  FitProgress progress(Progress now, double seconds);

  /** Where the result stands, where that is not what was told last. */
  default Optional<FitProgress> ended(List<Outcome> outcomes, double seconds) {
    return Optional.empty();
  }

  /** Whether there is any use in going on, as far as the problem itself says. */
  default boolean goesOn(Progress now) {
    return true;
  }

  /** What the pass after it is called. */
  String label(FitProgress last);

  /** What has happened between two passes beside the update itself. */
  default List<FitEvent> events(Progress before, Progress now) {
    return List.of();
  }
}
